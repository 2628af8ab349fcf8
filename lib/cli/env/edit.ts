import type { Session } from '../session';
import { changeable } from './changeable';
import { consents } from './consent';
import { editValues } from './edit-values';
import type { ChangeOptions } from './make-change';
import { labelOf, type Place } from './place';
import { type PlaceOptions, placesOf } from './places';
import { type AddVerb, endWith, examples, withConsent, withPlace, withSecret } from './verb';

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
  await place.store.edit?.();
  terminal.print(`${labelOf(place)}: commit ${place.store.place} if it has changed`);
}
