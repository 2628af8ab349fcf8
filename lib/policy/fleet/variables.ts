import { type Container, field, type Json, record, records, text, textAt } from '../../kernel';
import type { PodMaker, World } from '../world';

/** The variables of a container by name; undefined for a value that stands in a Secret or is known in the cluster only. */
export type Variables = ReadonlyMap<string, string | undefined>;

const read = new WeakMap<Json, Variables>();

/** As Kubernetes puts them together: whole sources in their order, then single variables. */
export function variablesOf(world: World, maker: PodMaker, { container }: Container): Variables {
  const before = read.get(container);
  if (before !== undefined) return before;
  const found = new Map<string, string | undefined>();
  for (const source of records(container.envFrom)) {
    const name = textAt(source, 'configMapRef', 'name');
    const data = name === undefined ? {} : dataOf(world, maker.namespace, name);
    for (const [key, value] of Object.entries(data)) found.set(`${source.prefix ?? ''}${key}`, text(value));
  }
  for (const variable of records(container.env)) {
    const { name, value, valueFrom } = variable;
    const key = textAt(valueFrom, 'configMapKeyRef', 'key') ?? '';
    const map = textAt(valueFrom, 'configMapKeyRef', 'name');
    const referred = map === undefined ? undefined : text(dataOf(world, maker.namespace, map)[key]);
    found.set(String(name), valueFrom === undefined ? (text(value) ?? '') : referred);
  }
  read.set(container, found);
  return found;
}

const dataOf = (world: World, namespace: string, name: string): Json =>
  record(field(world.find('ConfigMap', namespace, name)?.object, 'data'));

/** Whether a container reads a whole Secret, so that it may have any variable. */
export const readsWholeSecret = ({ container }: Container): boolean =>
  records(container.envFrom).some((source) => textAt(source, 'secretRef', 'name') !== undefined);

/** Whether a container has a variable of this name, by whatever way; without putting all of them together. */
export const hasVariable = (world: World, maker: PodMaker, { container }: Container, name: RegExp): boolean =>
  records(container.env).some((variable) => name.test(String(variable.name))) ||
  records(container.envFrom).some((source) => {
    const map = textAt(source, 'configMapRef', 'name');
    return (
      map !== undefined && Object.keys(dataOf(world, maker.namespace, map)).some((key) => name.test(key))
    );
  });

/** The containers that go on running, or do what a Job is for. */
export const mainOf = ({ pod }: PodMaker): readonly Container[] =>
  pod.containers.filter(({ at }) => at.includes('spec.containers.'));
