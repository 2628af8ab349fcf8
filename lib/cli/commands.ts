import { addEnv } from './env/command';
import { addHooks } from './hooks/command';
import type { AddCommand } from './session';

/** Every command, in the order of `kube --help`. */
export const COMMANDS: readonly AddCommand[] = [addEnv, addHooks];
