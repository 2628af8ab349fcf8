import { examples, withPlace } from '../options';
import type { Session } from '../session';
import { changeLines } from './change-lines';
import { isSame, planChange } from './change-plan';
import { changeable } from './changeable';
import { consents, reasonFor } from './consent';
import { editValues } from './edit-values';
import type { ChangeOptions } from './make-change';
import { labelOf, type Place } from './place';
import { type PlaceOptions, placesOf } from './places';
import type { Change, Snapshot } from './store';
import { type AddVerb, endWith, withConsent, withSecret } from './verb';

type EditOptions = PlaceOptions & ChangeOptions;

export const addEdit: AddVerb = (env, session) => {
  withConsent(withSecret(withPlace(env.command('edit <service>'))))
    .description('all values at once, in $KUBE_EDITOR, $VISUAL or $EDITOR')
    .addHelpText(
      'after',
      examples('kube env edit yashima -e qa', "EDITOR='code --wait' kube env edit yashima -e qa"),
    )
    .action((service: string, options: EditOptions) => edit(session, service, options));
};

async function edit(session: Session, service: string, options: EditOptions): Promise<void> {
  const places = changeable(placesOf(session, service, options), options);
  const inFiles = places.filter(({ store }) => store.edit !== undefined);
  if (inFiles.length === 0) endWith(session, await editValues(session, places, options));
  else for (const place of inFiles) await editFile(session, place, options);
}

/** A file has an editor of its own, which decrypts and encrypts. */
async function editFile(session: Session, place: Place, options: EditOptions): Promise<void> {
  const { terminal } = session;
  const goesOn = await consents(terminal, [place], [], options);
  endWith(session, goesOn);
  if (!goesOn) return;
  const reason = await reasonFor(terminal, [place], options);
  const before = await place.store.read();
  await place.store.edit?.();
  const plan = planChange(place, before, changeBetween(before, await place.store.read()));
  for (const line of changeLines(plan, false)) terminal.print(line);
  const because = reason === '' ? '' : ` (${reason})`;
  terminal.print(`${labelOf(place)}: commit ${place.store.place} if it has changed${because}`);
}

/** What somebody changed by hand. */
const changeBetween = ({ values: old }: Snapshot, { values }: Snapshot): Change =>
  new Map(
    [...new Set([...old.keys(), ...values.keys()])]
      .filter((key) => !isSame(old.get(key), values.get(key)))
      .map((key) => [key, values.get(key)]),
  );
