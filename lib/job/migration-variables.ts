import { isDeepStrictEqual } from 'node:util';
import type { EnvVar } from 'kubernetes-types/core/v1';
import { EnvConfig, type EnvProps, secretNames } from '../config';
import { type ContainerEnv, type Path, Words } from '../kernel';
import type { Migratable } from './migratable';

/** What the Jobs read: all that the pods of the service do, and what only the Jobs say, which wins. */
export function jobVariables(
  { pod, env }: Migratable,
  own: EnvProps | undefined,
  path: string,
): ContainerEnv {
  const pods = pod.container.env;
  if (own === undefined || !(env instanceof EnvConfig)) return pods;
  const shared = env.forContainer();
  const jobs = env.forContainer(own, path);
  const taken = ownNames(own);
  const ofPods = missing(pods.variables, shared.variables).filter(({ name }) => !taken.has(name));
  const whole = env.configMap === undefined ? shared.from.length : shared.from.length - 1;
  return {
    from: [...jobs.from.slice(0, whole), ...missing(pods.from, shared.from), ...jobs.from.slice(whole)],
    variables: withOfPods(jobs.variables, ofPods),
  };
}

/** Whatever mentions a variable stands behind it, or Kubernetes puts nothing in. */
function withOfPods(all: readonly EnvVar[], ofPods: readonly EnvVar[]): readonly EnvVar[] {
  const moved = new Set(ofPods.map(({ name }) => name));
  const kept = all.filter(({ name }) => !moved.has(name));
  const behind = kept.filter(({ name, value = '' }) => {
    const mentions = [...moved].some((other) => value.includes(`$(${other})`));
    if (mentions) moved.add(name);
    return mentions;
  });
  return [...kept.filter((variable) => !behind.includes(variable)), ...ofPods, ...behind];
}

const missing = <T>(all: readonly T[], known: readonly T[]): readonly T[] =>
  all.filter((one) => !known.some((other) => isDeepStrictEqual(other, one)));

/** The variables that a chart gives to the Jobs alone. */
export const ownNames = ({ clear = {}, field = {}, secret = [] }: EnvProps): ReadonlySet<string> =>
  new Set([...Object.keys(clear), ...Object.keys(field), ...secret.flatMap(secretNames)]);

/** Values of another kind of service cannot be laid over each other here. */
export function checkVariables({ env }: Migratable, own: EnvProps | undefined, path: Path): void {
  if (own === undefined || env instanceof EnvConfig) return;
  const fix = 'put them into container.env, or share an EnvConfig';
  path.refuse('a service whose env is an EnvConfig', new Words('another one'), fix);
}

/** What a variable of the Jobs says in clear; undefined for what comes from elsewhere. */
export function clearValueOf(name: string, { env }: Migratable, own: EnvProps = {}): string | undefined {
  if (ownNames(own).has(name)) return own.clear?.[name]?.toString();
  return env instanceof EnvConfig ? env.clearValue(name) : undefined;
}
