import type { Placed, World } from '../world';
import { optionOf } from './options';
import type { Process } from './processes';
import { numberOf } from './variables';

/** Where a web process listens. */
export interface Listening {
  readonly port: number;
  /** What says so. */
  readonly said: string;
  /** Whether nothing else can say otherwise: a config file may leave PORT aside. */
  readonly certain: boolean;
}

/** Where Thruster listens untold: https://github.com/basecamp/thruster#custom-configuration */
const THRUSTER = 80;

/** `tcp://[::]:3000`; a socket has no port. */
const BOUND = /^(?:--bind=|-b)?tcp:\/\/.*:(\d+)/;

/** Undefined where nobody says. */
export function listeningOf(
  { words, container }: Process,
  from: Placed,
  world: World,
): Listening | undefined {
  if (words.some((word) => /(^|\/)thrust$/.test(word))) {
    const port =
      numberOf('THRUSTER_HTTP_PORT', container, from, world) ?? numberOf('HTTP_PORT', container, from, world);
    return { port: port ?? THRUSTER, said: 'HTTP_PORT', certain: port !== undefined };
  }
  const bound = words.flatMap((word) => BOUND.exec(word)?.[1] ?? []);
  // several addresses, and who knows which one is asked
  if (bound.length > 1 || words.some((word) => word.startsWith('unix:'))) return undefined;
  if (bound[0] !== undefined) return { port: Number(bound[0]), said: '-b', certain: true };
  const option = optionOf(words, ['-p', '--port']);
  if (option !== undefined) return { port: option, said: '-p', certain: true };
  const port = numberOf('PORT', container, from, world);
  return port === undefined ? undefined : { port, said: 'PORT', certain: false };
}
