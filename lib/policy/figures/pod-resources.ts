import { field, type Json, records } from '../../kernel';
import { once } from '../once';
import { amounts, type Defaults } from './limit-range';

/** Thousandths by the names of quotas: `requests.cpu`, `limits.memory`. */
export type Amounts = Readonly<Record<string, number>>;

/**
 * What the API server reads in a container: a limit is a request too, then come the defaults of the namespace. Several
 * checks ask, so it is read once.
 */
export const ofContainer = (container: Json, defaults: Defaults): Amounts =>
  withDefaults(defaults)(container);

const withDefaults = once((defaults: Defaults) =>
  once((container: Json) => readContainer(container, defaults)),
);

function readContainer(container: Json, { requests, limits }: Defaults): Amounts {
  const read: Record<string, number> = {};
  const own = amounts(field(container, 'resources', 'limits'));
  const asked = amounts(field(container, 'resources', 'requests'));
  for (const source of [requests, own, asked]) put(source, 'requests', read);
  for (const source of [limits, own]) put(source, 'limits', read);
  return read;
}

function put(values: Readonly<Record<string, number>>, list: string, into: Record<string, number>): void {
  for (const name in values) into[`${list}.${name}`] = values[name] ?? 0;
}

/**
 * What a pod counts for: its containers and sidecars together, or an init container and the sidecars before it where that
 * is more. https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 */
export function ofPod(spec: Json, defaults: Defaults): Amounts {
  let sidecars: Amounts = {};
  let starting: Amounts = {};
  for (const container of records(spec.initContainers)) {
    const together = sum([sidecars, ofContainer(container, defaults)]);
    starting = merge([starting, together], Math.max);
    if (container.restartPolicy === 'Always') sidecars = together;
  }
  const running = sum([sidecars, ...records(spec.containers).map((one) => ofContainer(one, defaults))]);
  const whole = merge([starting, running], Math.max);
  if (spec.resources === undefined && spec.overhead === undefined) return whole;
  return withOverhead(spec, {
    ...whole,
    ...named('requests', amounts(field(spec, 'resources', 'requests'))),
    ...named('limits', amounts(field(spec, 'resources', 'limits'))),
  });
}

function withOverhead(spec: Json, whole: Amounts): Amounts {
  const overhead = amounts(spec.overhead);
  return sum([whole, named('requests', overhead), limited(named('limits', overhead), whole)]);
}

/** A limit that nobody set stays none. */
const limited = (overhead: Amounts, whole: Amounts): Amounts =>
  Object.fromEntries(Object.entries(overhead).filter(([name]) => name in whole));

const named = (list: string, values: Readonly<Record<string, number>>): Amounts =>
  Object.fromEntries(Object.entries(values).map(([name, amount]) => [`${list}.${name}`, amount]));

export const sum = (all: readonly Amounts[]): Amounts => merge(all, (one, other) => one + other);

/** Every amount so many times. */
export const times = (count: number, each: Amounts): Amounts =>
  Object.fromEntries(Object.entries(each).map(([name, amount]) => [name, count * amount]));

export const greatest = (all: readonly Amounts[]): Amounts => merge(all, Math.max);

function merge(all: readonly Amounts[], join: (one: number, other: number) => number): Amounts {
  const merged: Record<string, number> = {};
  for (const one of all) {
    for (const name in one) merged[name] = join(merged[name] ?? 0, one[name] ?? 0);
  }
  return merged;
}
