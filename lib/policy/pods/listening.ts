import { numberIn } from '../processes/options';
import { variablesOf } from '../variables';
import type { PodMaker, World } from '../world';
import type { Process } from './processes';

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
  to: PodMaker,
  world: World,
): Listening | undefined {
  const variables = variablesOf(world, to, container);
  if (words.some((word) => /(^|\/)thrust$/.test(word))) {
    const port = variables.number('THRUSTER_HTTP_PORT') ?? variables.number('HTTP_PORT');
    return { port: port ?? THRUSTER, said: 'HTTP_PORT', certain: port !== undefined };
  }
  const bound = words.flatMap((word) => BOUND.exec(word)?.[1] ?? []);
  // several addresses, and who knows which one is asked
  if (bound.length > 1 || words.some((word) => word.startsWith('unix:'))) return undefined;
  if (bound[0] !== undefined) return { port: Number(bound[0]), said: '-b', certain: true };
  const option = numberIn(words, '-p', '--port');
  if (option !== undefined) return { port: option, said: '-p', certain: true };
  const port = variables.number('PORT');
  return port === undefined ? undefined : { port, said: 'PORT', certain: false };
}
