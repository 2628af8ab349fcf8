import { changed } from '../changes/changed';
import { MADE_ANEW, ROWS, type Row } from '../changes/table';
import type { Mutants } from '../mutants';
import { deployment, object, service } from '../objects';

const ids = [...new Set(ROWS.map(({ id }) => id))];

const mutantsOf = (rows: readonly Row[]): Mutants => ({
  caught: Object.fromEntries(
    rows.flatMap(({ title, before, after, refused }) =>
      refused === undefined ? [] : [[title, [changed([before], [after]), `.${refused}`] as const]],
    ),
  ),
  spared: Object.fromEntries(
    rows
      .filter(({ refused }) => refused === undefined)
      .map(({ title, before, after }) => [title, changed([before], [after])]),
  ),
});

const named = (name: string, fields: object) => object(`Service/${name}`, { spec: fields });
const PORTS = [{ port: 80 }];
const headless = named('web', { clusterIP: 'None', ports: PORTS });
const claim = (spec: object) => object('PersistentVolumeClaim/web', { spec });
const renamed = (name: string) => ({ ...deployment('web'), metadata: { name, namespace: 'yashima' } });
const elsewhere = { ...deployment('web'), metadata: { name: 'web', namespace: 'tokei' } };

const more = {
  I4: {
    caught: {
      'a headless Service that stays so without a word': [
        changed([headless], [named('web', { ports: PORTS })]),
        "spec.clusterIP: warning I4: expected 'None', for it cannot change, got nothing",
      ],
      'another address': [
        changed([named('web', { clusterIP: '10.0.0.5' })], [named('web', { clusterIP: '10.0.0.6' })]),
        "spec.clusterIP: I4: expected '10.0.0.5', for it cannot change, got '10.0.0.6'",
      ],
      'another family of addresses': [
        changed([named('web', { ipFamilies: ['IPv4'] })], [named('web', { ipFamilies: ['IPv6', 'IPv4'] })]),
        "spec.ipFamilies: I4: expected 'IPv4'",
      ],
    },
    spared: {
      'an address that the cluster may have given': changed(
        [named('web', {})],
        [named('web', { clusterIP: '10.0.0.5' })],
      ),
    },
  },
  I5: {
    caught: {
      'a class where the cluster has chosen one': [
        changed([claim({})], [claim({ storageClassName: 'fast' })]),
        "spec.storageClassName: warning I5: expected nothing, or the cluster's default class, got 'fast'",
      ],
    },
    spared: {
      'more storage': changed(
        [claim({ resources: { requests: { storage: '1Gi' } } })],
        [claim({ resources: { requests: { storage: '1.5Gi' } } })],
      ),
    },
  },
  I9: {
    caught: {
      'a Deployment by another name': [
        changed([deployment('web')], [renamed('api')]),
        'Deployment/api.metadata.name: warning I9: expected web, as before: the old one goes before the new one is ready, got api',
      ],
      'a Service by another name': [
        changed([service('web', { app: 'web' })], [service('api', { app: 'web' })]),
        'Service/api.metadata.name: warning I9: expected web',
      ],
      'a Deployment in another namespace': [
        changed([deployment('web')], [elsewhere]),
        'Deployment/web.metadata.namespace: warning I9: expected yashima',
      ],
    },
    spared: {
      'one more': changed([deployment('web')], [deployment('web'), renamed('api')]),
      'another one in its place': changed([deployment('web')], [deployment('api')]),
      'one that Argo CD leaves': changed(
        [{ ...deployment('web'), metadata: { ...keptAs('web') } }],
        [renamed('api')],
      ),
      'a ConfigMap by another name': changed([object('ConfigMap/a')], [object('ConfigMap/b')]),
    },
  },
} as const satisfies Readonly<Record<string, Mutants>>;

function keptAs(name: string) {
  return {
    name,
    namespace: 'yashima',
    annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false' },
  };
}

const added = (id: string): Mutants => ({ I4: more.I4, I5: more.I5 })[id] ?? { caught: {}, spared: {} };

export const CHANGE_MUTANTS: Readonly<Record<string, Mutants>> = {
  ...Object.fromEntries(
    ids.map((id) => {
      const { caught, spared } = mutantsOf([...ROWS, ...MADE_ANEW].filter((row) => row.id === id));
      return [
        id,
        {
          caught: { ...caught, ...added(id).caught },
          spared: { ...spared, ...added(id).spared },
        },
      ];
    }),
  ),
  I9: more.I9,
};
