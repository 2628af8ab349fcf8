import { eachOnce, type NeededKey, type NeededSecret, type SecretContract } from '../../kernel';
import { DOTENV } from '../env-sources';
import type { ChartSecrets, SecretProps } from './secret-props';
import type { Reading, SecretUse } from './secret-use';
import { withTypeKeys } from './type-keys';

export interface ContractProps {
  readonly namespace: string;
  /** What the chart names beside `dotenv`. */
  readonly secrets: ChartSecrets;
  /** Whether a Secret is made where no source of ours has to. */
  readonly isElsewhere: (secret: string) => boolean;
}

/**
 * What the source of an environment has to give, as the rendered pods say it, whoever rendered them: `dotenv`
 * where anything reads it, and the Secrets that the chart names; none that a chart makes in another way.
 */
export function planContract(
  { readings, made }: SecretUse,
  { namespace, secrets, isElsewhere }: ContractProps,
): SecretContract {
  const isRead = readings.some(({ secret }) => secret === DOTENV);
  const names = new Set([...(isRead ? [DOTENV] : []), ...Object.keys(secrets)]);
  const needed = [...names].filter((name) => !made.has(name) && !isElsewhere(name)).sort();
  const all = needed.map((name) => neededSecret(name, secrets[name] ?? {}, readings));
  return { namespace, secrets: all.filter(isAsked) };
}

/** What nobody reads may not be there: Secrets of another environment, say. */
const isAsked = ({ keys, whole }: NeededSecret): boolean => keys.size > 0 || whole.length > 0;

function neededSecret(
  name: string,
  { keys = [], type }: SecretProps,
  readings: readonly Reading[],
): NeededSecret {
  const ours = readings.filter(({ secret }) => secret === name);
  const read = new Map<string, NeededKey>(keys.map((key) => [key, { workloads: [], required: true }]));
  for (const { key, required, workload } of ours) {
    if (key === undefined) continue;
    const before = read.get(key) ?? { workloads: [], required: false };
    read.set(key, {
      workloads: eachOnce([...before.workloads, workload]),
      required: before.required || required,
    });
  }
  return withTypeKeys({
    name,
    keys: read,
    required: keys.length > 0 || ours.some(({ required }) => required),
    whole: eachOnce(ours.filter(({ key }) => key === undefined).map(({ workload }) => workload)),
    ...(type !== undefined && { type }),
  });
}
