import { columns } from '../columns';
import { misuse } from '../misuse';
import { examples, withPlace } from '../options';
import type { Session } from '../session';
import { isMissing, isSurplus, type KeyState, keyStates } from './key-state';
import { labelOf, listed, type Place } from './place';
import { type PlaceOptions, placesOf } from './places';
import { type AddVerb, withSecret } from './verb';
import { visible } from './visible';

interface ListOptions extends PlaceOptions {
  readonly show?: boolean;
  readonly json?: boolean;
}

export const addList: AddVerb = (env, session) => {
  withSecret(withPlace(env.command('list <service>')))
    .description('the keys that a service has, and who needs them')
    .option('--show', 'with values, on a terminal only')
    .option('--json', 'for programs; never with values')
    .addHelpText(
      'after',
      examples('kube env list yashima -e qa', 'kube env list yashima -e production --json'),
    )
    .action((service: string, options: ListOptions) => list(session, service, options));
};

async function list(session: Session, service: string, options: ListOptions): Promise<void> {
  const { terminal } = session;
  if (options.show === true && (options.json === true || !terminal.isRead)) {
    misuse(
      'kube env list --show',
      'a terminal',
      'a pipe, a file or --json',
      "use 'kube env get' for a single value",
    );
  }
  const places = placesOf(session, service, options);
  const listings = await Promise.all(places.map(async (place) => ({ place, states: await statesOf(place) })));
  if (options.json === true) {
    terminal.print(JSON.stringify(listings.map(asJson), undefined, 2));
    return;
  }
  for (const { place, states } of listings) {
    terminal.print(`${labelOf(place)}: ${place.store.place}`);
    const values = options.show === true ? (await place.store.read()).values : undefined;
    for (const line of columns(states.map((state) => row(state, values)))) terminal.print(`  ${line}`);
  }
}

const statesOf = async ({ needed, store }: Place): Promise<readonly KeyState[]> =>
  keyStates(needed, await store.names());

function row(state: KeyState, values: ReadonlyMap<string, Buffer> | undefined): readonly string[] {
  const value = values?.get(state.key);
  const shown = values === undefined ? [] : [value === undefined ? '' : visible(value)];
  return [state.key, markOf(state), ...shown, listed(state.readers)];
}

function markOf(state: KeyState): string {
  if (isSurplus(state)) return 'surplus';
  if (isMissing(state)) return state.isRequired ? 'missing' : 'not set';
  return '';
}

const asJson = ({ place, states }: { readonly place: Place; readonly states: readonly KeyState[] }) => ({
  environment: place.clusters[0].name,
  clusters: place.clusters.map(({ cluster }) => cluster.name),
  place: place.store.place,
  secret: place.secret,
  keys: states.map(({ key, isPresent, isRequired, isNeeded, readers }) => ({
    key,
    present: isPresent,
    needed: isNeeded,
    required: isRequired,
    workloads: readers,
  })),
});
