import { field, type Json, records, textAt } from '../../kernel';
import type { Answer, Ask } from '../cluster/api';
import { refusal } from '../cluster/refusal';
import { type Named, pathOfObject, refusedObject, type Site } from '../rollout/refused-object';
import { heldBy } from './sync-window';

/** The API server that has an Argo CD's objects, as its requests need it. */
export interface ArgoServer {
  readonly ask: Ask;
  readonly site: Site;
  urlOf(application: string): string;
  /** Undefined where it is not there. */
  get(application: string): Promise<unknown>;
  /** Refuses where it is not there. */
  demand(application: string): Promise<unknown>;
  /** What was answered about an Application; whatever is no success throws. */
  succeed(application: string, answer: Answer): unknown;
  /** Why an Application is not synced by itself now. */
  heldBy(application: unknown): Promise<string | undefined>;
  /** Why the sync of an Application that runs neither goes on nor can be ended now. */
  stuckBy(application: unknown): Promise<string | undefined>;
}

export const API = 'argoproj.io/v1alpha1';

const named = (name: string): Named => ({ apiVersion: API, kind: 'Application', metadata: { name } });

export function argoServer(ask: Ask, namespace: string, context: string): ArgoServer {
  const site: Site = { service: 'argocd', cluster: context, context };
  const urlOf = (name: string, plural = 'applications'): string =>
    `/apis/${API}/namespaces/${namespace}/${plural}/${encodeURIComponent(name)}`;
  const succeed = (name: string, answer: Answer): unknown => {
    if (answer.status >= 300) throw refusedObject(site, named(name), answer);
    return answer.body;
  };
  const get = async (name: string): Promise<unknown> => {
    const answer = await ask({ method: 'GET', url: urlOf(name) });
    return answer.status === 404 ? undefined : succeed(name, answer);
  };
  const windowsOf = async (application: unknown): Promise<readonly Json[]> => {
    const project = textAt(application, 'spec', 'project') ?? '';
    const { body } = await ask({ method: 'GET', url: urlOf(project, 'appprojects') });
    return records(field(body, 'spec', 'syncWindows'));
  };
  const held = (windows: readonly Json[], application: unknown): string | undefined =>
    heldBy(windows, whatIsHeld(application), new Date());
  return {
    ask,
    site,
    urlOf: (name) => urlOf(name),
    get,
    succeed,
    demand: async (name) => (await get(name)) ?? absent(site, name),
    heldBy: async (application) => held(await windowsOf(application), application),
    stuckBy: async (application) => {
      const windows = await windowsOf(application);
      return held(
        isByItself(application) ? windows : windows.filter(({ manualSync }) => manualSync !== true),
        application,
      );
    },
  };
}

/** A sync that somebody has begun goes on in windows that let people sync. */
const isByItself = (application: unknown): boolean =>
  field(application, 'status', 'operationState', 'operation', 'initiatedBy', 'automated') === true;

function absent(site: Site, name: string): never {
  const fix = "apply dist/argocd, or see what its ApplicationSet says: 'kubectl describe applicationset'";
  throw refusal(pathOfObject(site, named(name)), 'an Application of Argo CD', 'none', fix);
}

function whatIsHeld(application: unknown) {
  const destination = field(application, 'spec', 'destination');
  return {
    application: textAt(application, 'metadata', 'name') ?? '',
    namespace: textAt(destination, 'namespace') ?? '',
    clusters: ['name', 'server'].flatMap((key) => textAt(destination, key) ?? []),
  };
}
