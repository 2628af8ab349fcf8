import type { Path } from '../../kernel';
import { passenger } from './passenger';
import { puma } from './puma';
import type { WebServer } from './server';
import { thruster } from './thruster';

/** Every web server that the library knows: a file each. */
const SERVERS = { puma, thruster, passenger } as const satisfies Record<string, WebServer>;

export type ServerName = keyof typeof SERVERS;

/** The type admits no other name, but not every chart is type-checked before it is rendered. */
export function serverOf(name: ServerName, path: Path): WebServer {
  if (Object.hasOwn(SERVERS, name)) return SERVERS[name];
  path.refuse(`one of ${Object.keys(SERVERS).join(', ')}`, name, 'correct it, or leave it out');
  return SERVERS.puma;
}

export type { ServerProcess, Serving, WebServer } from './server';
