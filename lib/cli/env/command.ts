import { examples } from '../options';
import type { AddCommand } from '../session';
import { addCheck } from './check';
import { addCopy } from './copy';
import { addDiff } from './diff';
import { addEdit } from './edit';
import { addGet } from './get';
import { addList } from './list';
import { addSet } from './set';
import { addUnset } from './unset';
import type { AddVerb } from './verb';

/** In the order of `kube env --help`. */
const VERBS: readonly AddVerb[] = [addList, addGet, addSet, addUnset, addEdit, addCheck, addDiff, addCopy];

export const addEnv: AddCommand = (program, session) => {
  const env = program
    .command('env')
    .summary('the secret settings of a service')
    .description('The secret settings of a service, where its environment keeps them.')
    .addHelpText('after', examples('kube env list yashima -e qa', 'kube env check -e production'));
  for (const add of VERBS) add(env, session);
};
