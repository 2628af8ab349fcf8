import { examples, withPlace } from '../options';
import type { Session } from '../session';
import { planChange } from './change-plan';
import { changeable } from './changeable';
import { type Given, givenValues } from './given-values';
import { type ChangeOptions, makeChange } from './make-change';
import { type PlaceOptions, placesOf } from './places';
import { readAll } from './same-everywhere';
import { type AddVerb, endWith, withConsent, withSecret } from './verb';

type SetOptions = PlaceOptions & ChangeOptions & Pick<Given, 'file'>;

export const addSet: AddVerb = (env, session) => {
  withConsent(withSecret(withPlace(env.command('set <service> [settings...]'))))
    .description('set KEY=VALUE, or KEY alone: its value is then asked for, or read from a pipe')
    .option('--file <path>', "settings from a dotenv file; '-' for a pipe")
    .addHelpText('after', EXAMPLES)
    .action((service: string, settings: readonly string[], options: SetOptions) =>
      set(session, service, settings, options),
    );
};

const EXAMPLES = `${examples(
  'kube env set yashima -e qa DATABASE_URL',
  'kube env set yashima -e qa CERTIFICATE < certificate.pem',
  'kube env set yashima -e qa --file - < settings.env',
  "kube env set yashima -e production API_KEY --restart --reason 'rotated'",
  'kube env set yashima -e qa LOG_LEVEL=debug',
)}

A value on the command line stays in the shell's history: give KEY alone for a secret.
A pipe is taken byte for byte, but for the newline that ends a single line.`;

async function set(
  session: Session,
  service: string,
  settings: readonly string[],
  options: SetOptions,
): Promise<void> {
  // Before anybody is asked for a value, what was typed must lead somewhere.
  const places = changeable(placesOf(session, service, options), options);
  const { file } = options;
  const wanted = await givenValues(session, { settings, ...(file !== undefined && { file }) });
  const readings = await readAll(places);
  const plans = readings.map(({ place, snapshot }) => planChange(place, snapshot, wanted));
  endWith(session, await makeChange(session, plans, options));
}
