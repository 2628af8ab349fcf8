import { describe, expect, test } from '@jest/globals';
import type { Manifest } from '../../../lib/kernel';
import { firstInstall, nextRelease, partialSync } from '../../../lib/policy/order/play';
import { ARGO_CD, type Rules } from '../../../lib/policy/order/rules';
import { object } from '../objects';
import { env, guard, hook, migration, SKIPPING, wave, web } from './objects';
import { played } from './played';

const ingress = object('Ingress/web');
const late = object('ConfigMap/late', {}, wave(5));
const post = migration(hook('PostSync'), {}, 'migration-post');
const usual: readonly Manifest[] = [env(), migration(), web()];

/** A rule by what it says, what shows it, and what the model does without it. */
const RULES: readonly [
  law: string,
  happens: (rules: Rules) => readonly string[],
  expected: string[],
  mutant: Partial<Rules>,
][] = [
  [
    'waves come in their order',
    (rules) => played([web([]), migration(), env()], firstInstall, rules),
    [
      'ConfigMap/yashima-env is made',
      'ConfigMap/yashima-env is ready',
      'Job/migration is made',
      'Job/migration is ready',
      'Deployment/web is made',
      'Deployment/web is ready',
    ],
    { compare: (one, other) => one.phase - other.phase },
  ],
  [
    'phases come before waves',
    (rules) =>
      played([env(hook('PreSync', 9)), migration(hook('PostSync', -9)), web([])], firstInstall, rules),
    [
      'ConfigMap/yashima-env is made',
      'ConfigMap/yashima-env is ready',
      'Deployment/web is made',
      'Deployment/web is ready',
      'Job/migration is made',
      'Job/migration is ready',
    ],
    { compare: (one, other) => one.wave - other.wave },
  ],
  [
    'a wave waits until what came before it is ready',
    (rules) => played([env(), web(), migration(hook('PostSync'))], firstInstall, rules),
    [
      'ConfigMap/yashima-env is made',
      'ConfigMap/yashima-env is ready',
      'Deployment/web is made',
      'Deployment/web waits for Job/migration',
    ],
    { gates: () => false },
  ],
  [
    'an Ingress without an address holds nothing up, for argocd-cm calls it healthy',
    (rules) => played([ingress, late], firstInstall, rules),
    ['Ingress/web is made', 'ConfigMap/late is made', 'ConfigMap/late is ready'],
    { gates: () => true },
  ],
  [
    'a sync that repairs drift runs no hooks, and then only the guard holds the pods',
    (rules) => played(usual, partialSync, rules),
    ['Deployment/web is made', 'Deployment/web waits for Job/migration'],
    { makes: () => true },
  ],
  [
    'a sync that repairs drift makes nothing but what is out of sync',
    (rules) =>
      played([env(), web([])], () => ({ hooks: 'skipped', outOfSync: new Set(), there: new Set() }), rules),
    [],
    { makes: ({ hooks }, { isHook }) => !isHook || hooks === 'run' },
  ],
  [
    'a guard holds pods until a migration of their image has completed',
    (rules) => played([env(), web(), migration(hook('Sync'))], firstInstall, rules),
    [
      'ConfigMap/yashima-env is made',
      'ConfigMap/yashima-env is ready',
      'Deployment/web is made',
      'Job/migration is made',
      'Job/migration is ready',
      'Deployment/web is ready',
    ],
    { waits: (hold, ready) => hold.kind !== 'schema' && ARGO_CD.waits(hold, ready) },
  ],
  [
    'a guard that leaves later migrations out is content with the first',
    (rules) =>
      played(
        [env(), migration(hook('Sync', -10), { env: [SKIPPING] }), web([guard({ env: [SKIPPING] })]), post],
        nextRelease,
        rules,
      ),
    [
      'ConfigMap/yashima-env is made',
      'Job/migration is made',
      'Job/migration is ready',
      'Deployment/web is made',
      'Deployment/web is ready',
      'Job/migration-post is made',
      'Job/migration-post is ready',
    ],
    { waits: ({ until }, ready) => !until.every((part) => ready.has(part)) },
  ],
  [
    'pods wait for what they name',
    (rules) => played([env(wave(5)), web([])], firstInstall, rules),
    ['Deployment/web is made', 'Deployment/web waits for ConfigMap/yashima-env'],
    { waits: ({ kind }) => kind !== 'reference' },
  ],
  [
    'what the cluster has already need not be made again',
    (rules) => played([env(wave(5)), web([])], nextRelease, rules),
    ['Deployment/web is made', 'Deployment/web is ready', 'ConfigMap/yashima-env is made'],
    { waits: () => true },
  ],
  [
    'what may happen at the same time as the migration does not come after it',
    (rules) => played([env(), migration(hook('Sync')), web([])], firstInstall, rules),
    [
      'ConfigMap/yashima-env is made',
      'ConfigMap/yashima-env is ready',
      'Job/migration is made',
      'Deployment/web is made',
      'Deployment/web is ready',
      'Job/migration is ready',
    ],
    { compare: (one, other) => ARGO_CD.compare(one, other) || 1 },
  ],
];

describe('the model of a sync', () => {
  test.each(RULES)('%s', (_, happens, expected) => {
    expect(happens(ARGO_CD)).toEqual(expected);
  });

  test.each(RULES)('says something else without its rule: %s', (_, happens, expected, mutant) => {
    expect(happens({ ...ARGO_CD, ...mutant })).not.toEqual(expected);
  });
});
