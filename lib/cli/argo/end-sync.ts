import { setTimeout as pause } from 'node:timers/promises';
import { field, textAt } from '../../kernel';
import { refusal } from '../cluster/refusal';
import { pathOfObject } from '../rollout/refused-object';
import { endRequest } from './application-requests';
import { API, type ArgoServer } from './argo-server';

/** Argo CD ends a sync at once, but for what it has to take away. */
const PATIENCE = 90_000;
const BETWEEN = 500;

/** Ends the operation that runs, and waits until it has; gives whether there was one. */
export async function endSync(server: ArgoServer, name: string): Promise<boolean> {
  const deadline = Date.now() + PATIENCE;
  for (let was = false; ; was = true) {
    const found = await server.demand(name);
    if (field(found, 'operation') === undefined) return was;
    // while a window denies syncs, Argo CD does not even end one
    const held = await server.stuckBy(found);
    if (held !== undefined || Date.now() > deadline) throw endless(server, name, held);
    // one that has not begun yet cannot be ended
    if (textAt(found, 'status', 'operationState', 'phase') === 'Running') {
      const answer = await server.ask(endRequest(server.urlOf(name), found));
      // 422: it has ended meanwhile, and may be another one
      if (answer.status !== 422) server.succeed(name, answer);
    }
    await pause(BETWEEN);
  }
}

function endless(server: ArgoServer, name: string, held: string | undefined) {
  const path = pathOfObject(server.site, { apiVersion: API, kind: 'Application', metadata: { name } });
  const fix = held === undefined ? "see the log of Argo CD's controller" : 'wait for its end, or unfreeze it';
  return refusal(
    path,
    'a sync that ends',
    held === undefined ? 'one that goes on' : `one that is held: ${held}`,
    fix,
  );
}
