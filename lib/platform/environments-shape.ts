import { type Path, record, Words } from '../kernel';
import type { Environments } from './environment-check';

/** Environments and clusters as JavaScript may have written them: what is none is refused, and says nothing then. */
export function shapedEnvironments(given: unknown, path: Path): Environments {
  const environments = inside(given, path, 'environments by name', 'write { production: … }');
  if (isObject(given) && Object.keys(given).length === 0) {
    path.refuse('one environment at least', given, 'name what your clusters are for: { production: … }');
  }
  return Object.fromEntries(
    Object.entries(environments).map(([name, props]) => [name, shapedEnvironment(props, path.at(name))]),
  ) as Environments; // what is in one is asked where it is read
}

function shapedEnvironment(given: unknown, path: Path): object {
  const { clusters, ...props } = inside(given, path, 'an environment', "write { kubernetes: '1.34' }");
  if (clusters === undefined) return props;
  const place = path.at('clusters');
  const fix = 'leave it out for one that is called as the environment';
  const named = Object.entries(inside(clusters, place, 'clusters by name', fix));
  if (!isObject(clusters)) return props;
  return {
    ...props,
    clusters: Object.fromEntries(named.map(([name, one]) => shapedCluster(name, one, place))),
  };
}

const shapedCluster = (name: string, given: unknown, path: Path) => [
  name,
  inside(given, path.at(name), 'a cluster', 'write {} where it has nothing of its own'),
];

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an object has; nothing where there is another value. */
function inside(value: unknown, path: Path, expected: string, fix: string) {
  const got = value === undefined ? undefined : new Words('something else');
  if (!isObject(value)) path.refuse(expected, got, fix);
  return record(value);
}
