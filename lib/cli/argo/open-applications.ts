import { field } from '../../kernel';
import { type Ask, apiServer } from '../cluster/api';
import { refusal } from '../cluster/refusal';
import { patientServer } from '../rollout/patient-ask';
import { pathOfObject, refusedObject } from '../rollout/refused-object';
import { resourcesOf } from '../rollout/resources';
import { bringRequest, refreshRequest, releaseRequest, syncRequest } from './application-requests';
import { applicationState } from './application-state';
import type { ApplicationState, Applications, OpenApplications } from './applications';
import { type ArgoServer, argoServer } from './argo-server';
import { endSync } from './end-sync';

/** A push goes on without an Argo CD that does not answer. */
const SHORT = 10_000;

/** The Argo CD that the platform names for a cluster, by the context of the kubeconfig that leads to it. */
export const openApplications: OpenApplications = ({ argo }, { cluster }, patience) => {
  if (argo === undefined) return undefined;
  const own = cluster.context ?? cluster.name;
  const context = argo.installation === 'central' ? argo.context : own;
  const ask =
    patience === undefined ? apiServer(context, { limit: SHORT }) : patientServer(context, patience);
  return applicationsIn(ask, argo.namespace, context);
};

/** Others write an Application many times a second while it is synced. */
const TRIES = 10;

/** The Applications in a namespace of an API server. */
export function applicationsIn(ask: Ask, namespace: string, context: string): Applications {
  const server = argoServer(ask, namespace, context);
  return {
    read: (name) => read(server, name),
    refresh: async (name) => {
      server.succeed(name, await ask(refreshRequest(server.urlOf(name))));
    },
    endSync: (name) => endSync(server, name),
    sync: (name, revision) => sync(server, name, revision),
    remove: (name) => remove(server, name),
    bring: async (object) => {
      const url = await resourcesOf(ask).urlOf(object);
      const path = pathOfObject(server.site, object);
      if (url === undefined) throw refusal(path, "Argo CD's definitions", 'none', 'install Argo CD there');
      const answer = await ask(bringRequest(url, object));
      if (answer.status >= 300) throw refusedObject(server.site, object, answer);
    },
  };
}

async function read(server: ArgoServer, name: string): Promise<ApplicationState | undefined> {
  const found = await server.get(name);
  if (found === undefined) return undefined;
  const state = applicationState(found);
  const heldBy = state.sync === 'Synced' ? undefined : await server.heldBy(found);
  return { ...state, ...(heldBy !== undefined && { heldBy }) };
}

async function sync(server: ArgoServer, name: string, revision: string): Promise<void> {
  for (let left = TRIES; ; left -= 1) {
    const found = await server.demand(name);
    // somebody was faster
    if (field(found, 'operation') !== undefined) return;
    const answer = await server.ask(syncRequest(server.urlOf(name), found, revision));
    if (answer.status === 409 && left > 1) continue;
    server.succeed(name, answer);
    return;
  }
}

async function remove(server: ArgoServer, name: string): Promise<void> {
  const url = server.urlOf(name);
  const freed = await server.ask(releaseRequest(url));
  if (freed.status === 404) return;
  server.succeed(name, freed);
  const gone = await server.ask({ method: 'DELETE', url, query: { propagationPolicy: 'Background' } });
  if (gone.status !== 404) server.succeed(name, gone);
}
