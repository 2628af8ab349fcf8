import { type Environment, Words } from '../../kernel';
import type { FleetCheck, Objection } from '../check';
import type { Placed, World } from '../world';
import { type Estates, estatesOf, mayBelongIn } from './estate';
import { type MayBelong, type Mention, mentionsOf } from './mentions';
import { Places } from './places';
import { suspicionOf } from './suspicion';
import type { Suspicion } from './whose';

interface Suspected extends Suspicion {
  readonly mention: Mention;
  readonly placed: Placed;
  readonly environment: Environment;
}

/**
 * A cron of qa that runs under production's account, or requests for qa that production's load balancer takes: copied
 * by hand, and nothing fails until data is gone. What all environments have at the same place is shared.
 */
export const foreignValues: FleetCheck = {
  id: 'X1',
  title: 'nothing in an environment belongs to another one',
  severity: 'warning',
  why: 'tests write into production, or users are served by what is being tried out',
  fix: 'pick the value of each environment, or write it with this.environment',
  *run(worlds: readonly World[]): Iterable<Objection> {
    const estates = estatesOf(worlds);
    const mayBelong = mayBelongIn(estates);
    const suspected = estates.all.size < 2 ? [] : suspectedIn(worlds, estates, mayBelong);
    if (suspected.length === 0) return;
    const services = new Set(suspected.map(({ placed }) => placed.from.service));
    const places = new Places(worlds, services, mayBelong);
    const told = new Set<string>();
    for (const one of suspected.toSorted(errorsFirst)) {
      const { mention, placed } = one;
      const { service, cluster } = placed.from;
      const key = `${service} ${cluster} ${mention.value}`;
      if (told.has(key) || !isForeign(one, places)) continue;
      told.add(key);
      yield objection(one);
    }
  },
};

const suspectedIn = (
  worlds: readonly World[],
  estates: Estates,
  mayBelong: MayBelong,
): readonly Suspected[] =>
  worlds.flatMap(({ environment, objects }) =>
    environment === undefined
      ? []
      : objects.flatMap((placed) =>
          mentionsOf(placed, mayBelong).flatMap((mention) => {
            const suspicion = suspicionOf(mention, { environment, placed, estates });
            return suspicion === undefined ? [] : [{ ...suspicion, mention, placed, environment }];
          }),
        ),
  );

function isForeign({ weight, mention, placed, owner }: Suspected, places: Places): boolean {
  if (weight === 'certain') return true;
  const values = places.valuesAt(placed.from.service, mention.place);
  const has = (name: string): boolean => values.get(name)?.has(mention.value) === true;
  const environments = places.environmentsOf(placed.from.service);
  // a service of one environment shares nothing
  if (weight === 'unless shared') return environments.length === 1 || !environments.every(has);
  return has(owner) && [...values.keys()].some((name) => !has(name));
}

/** What takes requests of another environment is never right; all else may be, on purpose. */
const severityOf = ({ mention: { what }, weight }: Suspected): 'error' | 'warning' =>
  what === 'certificate' || (what === 'claim' && weight === 'certain') ? 'error' : 'warning';

const errorsFirst = (one: Suspected, other: Suspected): number =>
  Number(severityOf(other) === 'error') - Number(severityOf(one) === 'error');

function objection(suspected: Suspected): Objection {
  const { mention, placed, environment, owner } = suspected;
  const { value, at } = mention;
  const severity = severityOf(suspected);
  const own = `write that of ${environment.name}: this.pick({ … }), or this.environment`;
  return {
    to: placed,
    field: at,
    severity,
    expected: `${WHAT[mention.what]} of ${environment.name}`,
    got: new Words(`'${value}' of ${owner}`),
    fix: severity === 'error' ? own : `${own}; or acknowledge('X1', 'why')`,
  };
}

const WHAT: Readonly<Record<Mention['what'], string>> = {
  claim: 'a host',
  host: 'a host',
  certificate: 'a certificate',
  account: 'an account',
  name: 'a name',
  range: 'addresses',
};
