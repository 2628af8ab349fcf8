import { columns } from '../columns';
import { misuse } from '../misuse';
import { examples } from '../options';
import type { Session } from '../session';
import { isSame } from './change-plan';
import { labelOf } from './place';
import { type PlaceOptions, placesOf } from './places';
import { type Reading, readAll } from './same-everywhere';
import { type AddVerb, endWith, withSecret } from './verb';

interface DiffOptions extends Omit<PlaceOptions, 'environment'> {
  readonly json?: boolean;
}

export const addDiff: AddVerb = (env, session) => {
  withSecret(env.command('diff <service> <one> <other>'))
    .description('which keys differ between two environments or clusters, without their values')
    .option('--json', 'for programs')
    .addHelpText(
      'after',
      `${examples('kube env diff yashima qa production')}\n\nEnds with 1 where they differ.`,
    )
    .action((service: string, one: string, other: string, options: DiffOptions) =>
      diff(session, { service, one, other }, options),
    );
};

interface Pair {
  readonly service: string;
  readonly one: string;
  readonly other: string;
}

async function diff(session: Session, { service, one, other }: Pair, options: DiffOptions): Promise<void> {
  const { terminal } = session;
  const [left, right] = await Promise.all(
    [one, other].map((environment) => readAll(placesOf(session, service, { ...options, environment }))),
  );
  const pairs = pairsOf(left ?? [], right ?? []);
  if (pairs.length === 0)
    misuse('kube env diff', 'two places', 'the same one twice', 'name another environment');
  const differences = pairs.map(([a, b]) => ({
    labels: [labelOf(a.place), labelOf(b.place)],
    keys: keysOf(a, b),
  }));
  if (options.json === true) terminal.print(JSON.stringify(differences, undefined, 2));
  else for (const { labels, keys } of differences) print(session, labels, keys);
  const isSameEverywhere = differences.every(({ keys }) => keys.every(({ how }) => how === 'equal'));
  endWith(session, isSameEverywhere);
}

interface KeyDifference {
  readonly key: string;
  /** `equal`, `different`, or where alone it is. */
  readonly how: string;
}

/** Each of one side with each of the other, none with itself. */
const pairsOf = (
  left: readonly Reading[],
  right: readonly Reading[],
): readonly (readonly [Reading, Reading])[] =>
  left.flatMap((a) =>
    right.filter((b) => b.place.store.place !== a.place.store.place).map((b) => [a, b] as const),
  );

function keysOf(a: Reading, b: Reading): readonly KeyDifference[] {
  const keys = new Set([...a.snapshot.values.keys(), ...b.snapshot.values.keys()]);
  return [...keys].toSorted().map((key) => {
    const [left, right] = [a.snapshot.values.get(key), b.snapshot.values.get(key)];
    if (isSame(left, right)) return { key, how: 'equal' };
    if (left !== undefined && right !== undefined) return { key, how: 'different' };
    return { key, how: `only in ${labelOf(left === undefined ? b.place : a.place)}` };
  });
}

function print({ terminal }: Session, labels: readonly string[], keys: readonly KeyDifference[]): void {
  terminal.print(labels.join(' and '));
  for (const line of columns(keys.map(({ key, how }) => [key, how]))) terminal.print(`  ${line}`);
}
