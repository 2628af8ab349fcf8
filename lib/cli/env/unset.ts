import { nearName } from '../../kernel';
import { examples, withPlace } from '../options';
import type { Session } from '../session';
import { type PlannedChange, planChange } from './change-plan';
import { changeable } from './changeable';
import { checkKey } from './keys';
import { type ChangeOptions, makeChange } from './make-change';
import { neededBy } from './needed-by';
import { type PlaceOptions, placesOf } from './places';
import { readAll } from './same-everywhere';
import { type AddVerb, endWith, withConsent, withSecret } from './verb';

type UnsetOptions = PlaceOptions & ChangeOptions;

export const addUnset: AddVerb = (env, session) => {
  withConsent(withSecret(withPlace(env.command('unset <service> <keys...>'))))
    .description('remove keys')
    .addHelpText('after', examples('kube env unset yashima -e qa OLD_KEY OLDER_KEY'))
    .action((service: string, keys: readonly string[], options: UnsetOptions) =>
      unset(session, service, keys, options),
    );
};

async function unset(
  session: Session,
  service: string,
  keys: readonly string[],
  options: UnsetOptions,
): Promise<void> {
  for (const key of keys) checkKey(key);
  const readings = await readAll(changeable(placesOf(session, service, options), options));
  const wanted = new Map(keys.map((key) => [key, undefined]));
  const plans = readings.map(({ place, snapshot }) => planChange(place, snapshot, wanted));
  for (const key of keys) noteMisspelt(session, key, plans);
  endWith(session, await makeChange(session, plans, options, neededBy(plans)));
}

/** Where a key is nowhere, another may have been meant. */
function noteMisspelt({ terminal }: Session, key: string, plans: readonly PlannedChange[]): void {
  const keys = plans.flatMap(({ base }) => [...base.values.keys()]);
  const meant = keys.includes(key) ? undefined : nearName(key, keys);
  if (meant !== undefined) terminal.note(`${key} is not set; did you mean '${meant}'?`);
}
