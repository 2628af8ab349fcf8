import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClusterStore, openClusterStore } from '../../lib/cli/cluster';
import type { SecretPlace } from '../../lib/cli/cluster/place';
import type { Audit, Change } from '../../lib/cli/env/store';
import { getJson, kubectl, kubectlOk } from './kubectl';

/** Fields of a Secret that tests look at. */
export interface Secret {
  readonly metadata: {
    readonly uid: string;
    readonly resourceVersion: string;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly managedFields: readonly Managed[];
  };
  readonly type: string;
  readonly data?: Readonly<Record<string, string>>;
}

interface Managed {
  readonly manager: string;
  readonly operation: string;
  readonly fieldsV1: Readonly<Record<'f:data' | 'f:stringData', object | undefined>>;
}

interface Named {
  readonly name: string;
}

interface KubeConfig {
  readonly clusters: readonly (Named & { readonly cluster: object })[];
  readonly users: readonly (Named & { readonly user: object })[];
}

export const AUDIT: Audit = { who: 'alice', when: new Date('2026-01-02T03:04:05Z'), why: 'a new database' };

/** A change from texts; undefined for a key that goes. */
export const change = (values: Readonly<Record<string, string | Buffer | undefined>>): Change =>
  new Map(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === 'string' ? Buffer.from(value) : value,
    ]),
  );

/** An empty namespace, and the Secret `dotenv` in it, as somebody with all rights sees it. */
export function world(namespace: string, context = currentContext()) {
  kubectl(['create', 'namespace', namespace]);
  kubectlOk(['delete', 'secrets,events', '--all', '-n', namespace]);
  const place: SecretPlace = { context, cluster: 'qa', service: 'yashima', namespace, secret: 'dotenv' };
  const notes: string[] = [];
  const note = (line: string) => notes.push(line);
  return {
    place,
    /** What stores have said to whoever is at the terminal. */
    notes,
    store: (other: Partial<SecretPlace> = {}): ClusterStore => openClusterStore({ ...place, note, ...other }),
    secret: () => getJson<Secret>(['secret', 'dotenv', '-n', namespace, '--show-managed-fields']),
    /** Every key and its text, as kubectl sees them. */
    texts: () => textsOf(getJson<Secret>(['secret', 'dotenv', '-n', namespace])),
    kubectl: (...args: readonly string[]) => kubectlOk([...args, '-n', namespace]),
    input: (args: readonly string[], object: unknown) =>
      kubectlOk([...args, '-n', namespace, '-f', '-'], JSON.stringify(object)),
  };
}

export type World = ReturnType<typeof world>;

export const textsOf = ({ data = {} }: Secret): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]),
  );

/** A Secret as somebody else would write it. */
export const manifest = (stringData: Readonly<Record<string, string>>, rest: object = {}) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'dotenv' },
  stringData,
  ...rest,
});

/** Reads, and writes on top of what was read. */
export async function write(store: ClusterStore, changed: Change, audit = AUDIT): Promise<void> {
  await store.write(changed, await store.read(), audit);
}

/** What a promise is refused with. */
export async function refusedWith(promise: Promise<unknown>): Promise<string> {
  const outcome = await promise.then(
    () => 'nothing was refused',
    (error: Error) => error,
  );
  return outcome instanceof Error ? `${outcome.name}: ${outcome.message}` : outcome;
}

export const currentContext = (): string =>
  execFileSync('kubectl', ['config', 'current-context'], { encoding: 'utf8' }).trim();

/** Adds contexts to the kubeconfig that lib reads; returns what removes them again. */
export function withContexts(
  contexts: Readonly<Record<string, { readonly user?: object; readonly cluster?: object }>>,
): () => void {
  const before = process.env.KUBECONFIG ?? '';
  const view: KubeConfig = JSON.parse(kubectlOk(['config', 'view', '--raw', '--minify', '-o', 'json']));
  const folder = mkdtempSync(join(tmpdir(), 'kubeconfig-'));
  const names = Object.keys(contexts);
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: names.map((name) => ({
      name,
      cluster: { ...view.clusters[0]?.cluster, ...contexts[name]?.cluster },
    })),
    users: names.map((name) => ({ name, user: { ...view.users[0]?.user, ...contexts[name]?.user } })),
    contexts: names.map((name) => ({ name, context: { cluster: name, user: name } })),
  };
  writeFileSync(join(folder, 'config'), JSON.stringify(config), { mode: 0o600 });
  process.env.KUBECONFIG = `${before}:${join(folder, 'config')}`;
  return () => {
    process.env.KUBECONFIG = before;
    rmSync(folder, { recursive: true });
  };
}
