import { refuse } from '../misuse';
import { hint } from '../near';
import { examples, withPlace } from '../options';
import type { Session } from '../session';
import { decoded } from './dotenv-text';
import { checkKey } from './keys';
import { type Place, pathOf } from './place';
import { type PlaceOptions, placesOf } from './places';
import { checkSame, type Reading, readAll } from './same-everywhere';
import { type AddVerb, withSecret } from './verb';

export const addGet: AddVerb = (env, session) => {
  withSecret(withPlace(env.command('get <service> <key>')))
    .description('one value, byte for byte')
    .addHelpText(
      'after',
      examples('kube env get yashima DATABASE_URL -e qa', 'kube env get tokei TLS_KEY -e qa > key.der'),
    )
    .action((service: string, key: string, options: PlaceOptions) => get(session, service, key, options));
};

async function get(session: Session, service: string, key: string, options: PlaceOptions): Promise<void> {
  checkKey(key);
  const { terminal } = session;
  const readings = await readAll(placesOf(session, service, options));
  checkSame(readings, [key]);
  const value = valueIn(readings, key);
  if (!terminal.isRead) {
    terminal.printBytes(value);
  } else if (decoded(value) === undefined || value.includes(0)) {
    const place = readings[0]?.place;
    refuse(
      place === undefined ? key : `${pathOf(place)}.${key}`,
      'text for a terminal',
      'other bytes',
      'send it to a file or a pipe',
    );
  } else {
    terminal.printBytes(Buffer.concat([value, Buffer.from('\n')]));
  }
}

function valueIn([reading]: readonly Reading[], key: string): Buffer {
  const value = reading?.snapshot.values.get(key);
  if (reading === undefined || value !== undefined) return value ?? Buffer.alloc(0);
  return missing(reading.place, key, [...reading.snapshot.values.keys()]);
}

function missing(place: Place, key: string, keys: readonly string[]): never {
  return refuse(
    `${pathOf(place)}.${key}`,
    'a value',
    `none in ${place.store.place}`,
    hint(key, keys, 'set one'),
  );
}
