import type { Api } from './api';
import type { Event } from './history';
import type { ExternalSecret } from './kinds';

/** The External Secrets operator, played: it makes the Secret and says Ready, except in namespaces where it is held. */
export function startOperator(api: Api, held: Set<string>) {
  const known = new Map<string, ExternalSecret>();
  const provide = async ({ metadata, spec }: ExternalSecret) => {
    const { namespace = '', name, uid } = metadata;
    const path = `/apis/external-secrets.io/v1/namespaces/${namespace}/externalsecrets/${name}`;
    const secret = spec.target?.name ?? name;
    const owner = { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', name, uid };
    await api
      .create(`/api/v1/namespaces/${namespace}/secrets`, {
        metadata: { name: secret, ownerReferences: [owner] },
        stringData: { SECRET_KEY_BASE: 'of-a-test' },
      })
      .catch(() => undefined); // it is there already
    const condition = {
      type: 'Ready',
      status: 'True',
      reason: 'SecretSynced',
      message: 'played by the test',
    };
    await api.patch(`${path}/status`, { status: { conditions: [condition] } }).catch(() => undefined); // it may be gone
  };
  return {
    ofExternalSecret({ object, gone }: Event<ExternalSecret>): void {
      const { namespace = '', uid } = object.metadata;
      if (gone) known.delete(uid);
      else known.set(uid, object);
      if (!gone && object.status === undefined && !held.has(namespace)) provide(object);
    },
    /** Begins to do its work in a namespace. */
    async release(namespace: string): Promise<void> {
      held.delete(namespace);
      const mine = [...known.values()].filter(({ metadata }) => metadata.namespace === namespace);
      for (const object of mine) await provide(object);
    },
  };
}
