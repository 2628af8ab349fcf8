import { misuse } from '../misuse';
import { hint } from '../near';
import { examples } from '../options';
import type { Session } from '../session';
import { type PlannedChange, planChange } from './change-plan';
import { changeable } from './changeable';
import { confirmed } from './consent';
import { checkKey } from './keys';
import { type ChangeOptions, makeChange } from './make-change';
import { isProduction, labelOf, type Place } from './place';
import { type PlaceOptions, placesOf } from './places';
import { checkSame, type Reading, readAll } from './same-everywhere';
import { type AddVerb, endWith, withConsent, withSecret } from './verb';

interface CopyOptions extends Omit<PlaceOptions, 'environment'>, ChangeOptions {
  readonly all?: boolean;
  readonly fromProduction?: boolean;
}

interface Copying {
  readonly service: string;
  readonly from: string;
  readonly to: string;
  readonly keys: readonly string[];
}

export const addCopy: AddVerb = (env, session) => {
  withConsent(withSecret(env.command('copy <service> <from> <to> [keys...]')))
    .description('copy keys from one environment or cluster to another, without showing their values')
    .option('--all', 'every key that is there')
    .option('--from-production', 'take values out of production without a question, for scripts')
    .addHelpText(
      'after',
      examples(
        'kube env copy yashima qa sandbox API_KEY',
        'kube env copy yashima production production-osaka --all',
      ),
    )
    .action((service: string, from: string, to: string, keys: readonly string[], options: CopyOptions) =>
      copy(session, { service, from, to, keys }, options),
    );
};

async function copy(
  session: Session,
  { service, from, to, keys }: Copying,
  options: CopyOptions,
): Promise<void> {
  checkAsked(keys, options);
  const targets = changeable(placesOf(session, service, { ...options, environment: to }), options);
  const isTarget = ({ store }: Place) => targets.some((target) => target.store.place === store.place);
  const sources = placesOf(session, service, { ...options, environment: from }).filter(
    (place) => !isTarget(place),
  );
  const readings = await readAll(sources);
  const [source] = readings;
  if (source === undefined) {
    return misuse('kube env copy', 'two places', 'the same one twice', 'name another environment');
  }
  const chosen = options.all === true ? [...new Set(readings.flatMap(keysOf))] : keys;
  checkSame(readings, chosen);
  const wanted = new Map(chosen.map((key) => [key, valueAt(source, key)]));
  const plans = (await readAll(targets)).map(({ place, snapshot }) => planChange(place, snapshot, wanted));
  const may = await mayLeave(session, { from: source.place, to: targets, keys: chosen }, options);
  endWith(session, may && (await makeChange(session, plans, options, overwritten(plans))));
}

function checkAsked(keys: readonly string[], { all }: CopyOptions): void {
  for (const key of keys) checkKey(key);
  if (keys.length > 0 !== (all === true)) return;
  misuse(
    'kube env copy',
    'keys, or --all',
    keys.length === 0 ? 'neither' : 'both',
    'name the keys, or every key by --all',
  );
}

const keysOf = ({ snapshot }: Reading): readonly string[] => [...snapshot.values.keys()];

function valueAt({ place, snapshot }: Reading, key: string): Buffer {
  const value = snapshot.values.get(key);
  if (value !== undefined) return value;
  const fix = hint(key, [...snapshot.values.keys()], 'set it there first');
  return misuse('kube env copy', `${key} in ${place.store.place}`, 'none', fix);
}

interface Route {
  readonly from: Place;
  readonly to: readonly Place[];
  readonly keys: readonly string[];
}

/** Values that real users depend on are asked about by themselves. */
async function mayLeave(
  { terminal }: Session,
  { from, to, keys }: Route,
  options: CopyOptions,
): Promise<boolean> {
  if (!isProduction(from) || to.every(isProduction) || options.fromProduction === true) return true;
  const question = `This takes ${keys.join(', ')} out of production, to ${to.map(labelOf).join(', ')}. Is that right?`;
  if (await confirmed(terminal, question, '--from-production')) return true;
  terminal.note('nothing was changed');
  return false;
}

/** A sentence for each place that has other values. */
const overwritten = (plans: readonly PlannedChange[]): readonly string[] =>
  plans.flatMap(({ place, keys }) => {
    const changed = keys.filter(({ how }) => how === 'changes').map(({ key }) => key);
    return changed.length === 0
      ? []
      : [`${labelOf(place)} has another ${changed.join(', ')}, which will be gone.`];
  });
