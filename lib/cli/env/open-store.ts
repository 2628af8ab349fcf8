import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../kernel';
import type { PlaceStore, StoreAsked } from './place';

/** The store that an environment's source keeps values in. What talks to a cluster or to sops is loaded here. */
export function openStore({ apps, service, environment, namespace, secret, type }: StoreAsked): PlaceStore {
  const { secrets, cluster } = environment;
  const target = { service, namespace, secret, ...(type !== undefined && { type }) };
  if (secrets.source === 'sops') {
    const { openSopsStore }: typeof import('../sops') = require('../sops');
    const shape = secrets.decryptedBy === 'plugin' ? 'Secret' : 'SopsSecret';
    return openSopsStore({ file: sopsFile(apps, service, environment), shape, ...target });
  }
  const { openClusterStore }: typeof import('../cluster') = require('../cluster');
  const { name, context = name } = cluster;
  return openClusterStore({ context, cluster: name, ...target });
}

/** A cluster's own file, or the one for every cluster of its environment. */
function sopsFile(apps: string, service: string, { name, cluster }: Environment): string {
  const folder = join(apps, service, 'secrets');
  const own = join(folder, `${cluster.name}.enc.yaml`);
  return existsSync(own) ? own : join(folder, `${name}.enc.yaml`);
}
