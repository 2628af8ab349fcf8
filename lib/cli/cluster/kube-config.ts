import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { KubeConfig } from '@kubernetes/client-node';
import { refusal } from './refusal';

/**
 * The kubeconfig with a context chosen by its name: whichever is the current one makes no difference, so that
 * nobody changes production because of a terminal that they forgot.
 */
export async function kubeConfigOf(context: string): Promise<KubeConfig> {
  const { KubeConfig } = await import('@kubernetes/client-node');
  const config = new KubeConfig();
  config.loadFromOptions(merged(kubeConfigFiles().map((file) => read(file, new KubeConfig()))));
  const names = config.getContexts().map(({ name }) => name);
  if (!names.includes(context)) throw unknown(context, names);
  config.setCurrentContext(context);
  const cluster = config.getCurrentCluster();
  if (cluster === null) {
    throw refusal(`kubeconfig.${context}`, 'the cluster of this context', 'nothing', 'add it under clusters');
  }
  if (/^http:/i.test(cluster.server) && cluster.skipTLSVerify !== true) throw inTheClear(context);
  return config;
}

/** https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/#the-kubeconfig-environment-variable */
function kubeConfigFiles(): readonly string[] {
  const listed = (process.env.KUBECONFIG ?? '').split(delimiter).filter((file) => file !== '');
  const files = listed.length > 0 ? listed : [join(homedir(), '.kube', 'config')];
  return files.filter((file) => existsSync(file));
}

/** A parser's message quotes the file, which has tokens in it: none is passed on. */
function read(file: string, config: KubeConfig): KubeConfig {
  try {
    config.loadFromFile(file);
    return config;
  } catch {
    throw refusal(file, 'a kubeconfig', 'something else', 'see what `kubectl config view` says about it');
  }
}

/** As kubectl merges: the first file that names something wins. The client's own merge throws there. */
const merged = (configs: readonly KubeConfig[]) => ({
  clusters: firstOfEach(configs.flatMap((config) => config.getClusters())),
  users: firstOfEach(configs.flatMap((config) => config.getUsers())),
  contexts: firstOfEach(configs.flatMap((config) => config.getContexts())),
});

const firstOfEach = <T extends { readonly name: string }>(named: readonly T[]): readonly T[] => [
  ...new Map([...named].reverse().map((one) => [one.name, one])).values(),
];

function unknown(context: string, names: readonly string[]) {
  const got = names.length === 0 ? 'no context at all' : `only ${[...names].sort().join(', ')}`;
  const fix = "add it, or say what it is called there: `context` of the platform's cluster, or of its argo";
  return refusal('kubeconfig', `a context '${context}'`, got, fix);
}

/** The client sends nothing over http unless it is told that nobody is to be checked. */
const inTheClear = (context: string) =>
  refusal(
    `kubeconfig.${context}`,
    'a server with https',
    'one with http, where anybody in between reads along',
    'correct its address; for a proxy on this machine add `insecure-skip-tls-verify: true`',
  );
