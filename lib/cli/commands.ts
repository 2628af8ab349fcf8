import { addApply } from './apply/command';
import { addCheck } from './check/command';
import { addDeploy } from './deploy/command';
import { addEnv } from './env/command';
import { addFreeze, addFreezes, addUnfreeze } from './freeze/command';
import { addHooks } from './hooks/command';
import { addReleases, addRollback } from './releases/command';
import { addRetire } from './retire/command';
import type { AddCommand } from './session';
import { addSynth } from './synth/command';
import { addWait } from './wait/command';

/** Every command, in the order of `kube --help`. */
export const COMMANDS: readonly AddCommand[] = [
  addDeploy,
  addReleases,
  addRollback,
  addEnv,
  addSynth,
  addCheck,
  addWait,
  addApply,
  addFreeze,
  addUnfreeze,
  addFreezes,
  addRetire,
  addHooks,
];
