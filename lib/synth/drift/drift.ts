import type { Environment } from '../../kernel';
import type { ChartClass } from '../chart-class';
import type { Service } from '../discover';
import { renderService } from '../render-service';
import type { Leaves } from './leaves';
import { type Renderings, renderingsOf } from './otherwise';

/** A value that environments do not share. */
export interface Drift {
  readonly service: string;
  /** `Kind/name`, as it is called in the first environment that has it. */
  readonly object: string;
  /** Empty for the whole object. */
  readonly field: string;
  /** By environment; one without it is left out. */
  readonly values: Readonly<Record<string, unknown>>;
  readonly why: Why;
}

/** The first one that holds is why. */
const WHY = ['unexplained', 'pick', 'release', 'platform'] as const;

/**
 * A `pick` of the chart, its `release`, or a fact of the `platform` that the chart or the library writes down;
 * `unexplained` where the chart asked what its environment is called, and did more with the answer than that.
 */
export type Why = (typeof WHY)[number];

/**
 * Where the primary clusters of environments differ, and why. Each is rendered again as if it were the first one in one
 * way at a time: called as it, picking its values, running its release. What changes then is why.
 */
export const driftOf = (services: readonly Service[]): readonly Drift[] =>
  services.flatMap(({ chart, name }) => (chart === undefined ? [] : driftIn(chart, name)));

type ByEnvironment = ReadonlyMap<string, Renderings>;

function driftIn(chart: ChartClass, service: string): readonly Drift[] {
  const there = chart.platform.clusters.filter((environment) => isThere(chart, environment));
  const [first, ...others] = there.toSorted(
    (one, other) => Number(other.production) - Number(one.production),
  );
  if (first === undefined) return [];
  const plain = withoutNames(there);
  const all = new Map(
    [first, ...others].map((environment) => [
      environment.name,
      renderingsOf(chart, environment, first, plain),
    ]),
  );
  return differencesIn([...all.values()].map(({ own }) => own)).map((place) => ({
    service,
    object: titleOf(place, all),
    field: place.field,
    values: valuesAt(place, all),
    why: whyAt(place, all, plain),
  }));
}

/** Where something runs of it: another cluster of an environment has what its first one has, and less. */
const isThere = (chart: ChartClass, environment: Environment): boolean =>
  environment.cluster.primary && !renderService(chart, environment).retired;

/** Takes the names of environments and clusters out of a text, the longer ones first. */
function withoutNames(environments: readonly Environment[]): (text: string) => string {
  const names = environments.flatMap(({ name, cluster }) => [name, cluster.name]);
  const any = new RegExp(names.toSorted((one, other) => other.length - one.length).join('|'), 'gi');
  return (text) => text.replace(any, '…');
}

interface Place {
  readonly object: string;
  readonly field: string;
}

const ABSENT = Symbol('absent');

/** Whether an object is there has no field. */
function valueAt(leaves: Leaves, { object, field }: Place): unknown {
  const found = leaves.get(object);
  if (found === undefined) return ABSENT;
  if (field === '') return 'there';
  return found.fields.has(field) ? found.fields.get(field) : ABSENT;
}

function differencesIn(all: readonly Leaves[]): readonly Place[] {
  const objects = [...new Set(all.flatMap((leaves) => [...leaves.keys()]))];
  return objects.flatMap((object) => {
    if (all.some((leaves) => !leaves.has(object))) return [{ object, field: '' }];
    const fields = [...new Set(all.flatMap((leaves) => [...(leaves.get(object)?.fields.keys() ?? [])]))];
    return fields
      .map((field) => ({ object, field }))
      .filter((place) => new Set(all.map((leaves) => valueAt(leaves, place))).size > 1);
  });
}

const titleOf = ({ object }: Place, all: ByEnvironment): string =>
  [...all.values()].map(({ own }) => own.get(object)?.title).find((title) => title !== undefined) ?? object;

/** What stands in a Secret is encrypted, and nobody's to read. */
function valuesAt(place: Place, all: ByEnvironment): Drift['values'] {
  const isSecret = /Secret\//.test(titleOf(place, all));
  const values = [...all].flatMap(([name, { own }]) => {
    const value = valueAt(own, place);
    return value === ABSENT ? [] : [[name, isSecret && place.field !== '' ? '…' : value] as const];
  });
  return Object.fromEntries(values);
}

function whyAt(place: Place, all: ByEnvironment, plain: (text: string) => string): Why {
  const [first] = [...all.values()];
  const reasons = [...all.values()]
    .filter(({ own }) => valueAt(own, place) !== (first && valueAt(first.own, place)))
    .map((renderings) => whyIn(renderings, place, plain));
  return WHY.find((why) => reasons.includes(why)) ?? 'platform';
}

function whyIn(
  { own, named, picked, released }: Renderings,
  place: Place,
  plain: (text: string) => string,
): Why {
  const value = valueAt(own, place);
  const other = valueAt(named(), place);
  const isAlike = typeof value === 'string' && typeof other === 'string' && plain(value) === plain(other);
  if (!isAlike && value !== other) return 'unexplained';
  if (valueAt(picked(), place) !== value) return 'pick';
  return valueAt(released(), place) === value ? 'platform' : 'release';
}
