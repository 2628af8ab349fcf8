import { field, Words } from '../../kernel';
import type { Check, Objection } from '../check';
import type { Placed, World } from '../world';
import { isRails, running } from './processes';

/** Ports that applications and their libraries ask the environment for. */
const ASKED_FOR = new Set(
  'REDIS DB DATABASE POSTGRES POSTGRESQL MYSQL PG MONGO MONGODB MEMCACHED ELASTICSEARCH OPENSEARCH SMTP RABBITMQ KAFKA STATSD PUMA RAILS SERVER APP WEB CACHE'
    .split(' ')
    .map((name) => `${name}_PORT`),
);

/** https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables */
export const serviceLinks: Check = {
  id: 'F51',
  title: 'no Service of the namespace puts its address into a variable that Rails reads as a port',
  severity: 'warning',
  why: 'a Service called redis gives every pod REDIS_PORT=tcp://…, where a number is read',
  fix: 'set enableServiceLinks: false',
  *run(world: World): Iterable<Objection> {
    const linked = linkedIn(world);
    if (linked.size === 0) return;
    const told = new Set<Placed>();
    for (const process of running(world)) {
      const { to, variables } = process;
      if (to.pod.spec.enableServiceLinks === false || told.has(to) || !isRails(process)) continue;
      const clashes = (linked.get(to.namespace) ?? []).filter((name) => !variables.has(name));
      if (clashes.length === 0) continue;
      told.add(to);
      const at = `${to.pod.at === '' ? '' : `${to.pod.at}.`}spec.enableServiceLinks`;
      const got = new Words(`links of Services, which set ${clashes.join(', ')}`);
      yield { to, field: at, expected: 'false', got, fix: 'set it to false: Services are found by name' };
    }
  },
};

/** Variables that Services of a namespace set and that somebody may read otherwise. */
function linkedIn({ objects }: World): ReadonlyMap<string, readonly string[]> {
  const linked = new Map<string, string[]>();
  for (const { kind, object, namespace } of objects) {
    const name = `${object.metadata.name}_PORT`.toUpperCase().replaceAll('-', '_');
    if (kind !== 'Service' || !ASKED_FOR.has(name)) continue;
    if (field(object, 'spec', 'clusterIP') === 'None') continue;
    if (field(object, 'spec', 'type') === 'ExternalName') continue;
    linked.set(namespace, [...(linked.get(namespace) ?? []), name]);
  }
  return linked;
}
