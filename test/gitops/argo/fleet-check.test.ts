import { describe, expect, test } from '@jest/globals';
import { checkApplicationNames, checkKinds, checkOwners } from '../../../lib/gitops';
import { inspect, describe as line, type Path } from '../../../lib/kernel';
import { ARGO, FLEET } from './fleet';

const findings = (check: (path: Path) => void): readonly string[] =>
  inspect('platform', check).findings.map(line);

describe('services and teams', () => {
  test('may be each of one', () => {
    expect(findings((path) => checkOwners(['orders', 'tokei'], FLEET.teams, path))).toEqual([]);
  });

  test('may be all of one', () => {
    const teams = [{ name: 'services', services: undefined, channel: undefined }];
    expect(findings((path) => checkOwners(['orders'], teams, path))).toEqual([]);
  });

  test.each([
    ['of nobody', ['orders', 'tokei', 'billing'], 'billing', 'add it to the services of one'],
    ['of nobody, misspelt', ['orders', 'tokkei'], 'tokkei', "is it the 'tokei' of a team?"],
  ])('refuses a service %s', (_, services, stray, fix) => {
    expect(findings((path) => checkOwners(services, FLEET.teams, path))).toEqual([
      `platform: expected a team that has ${stray}, got nothing; ${fix}`,
    ]);
  });
});

describe('names of Applications', () => {
  const names = (installation: 'central' | 'perCluster') =>
    findings((path) =>
      checkApplicationNames({ ...ARGO, installation }, ['orders', 'orders-live'], ['live-qa', 'qa'], path),
    );

  test('refuses one that two services in two clusters would have', () => {
    expect(names('central')).toEqual([
      "platform: expected one Application called orders-live-qa, got 'orders in live-qa and orders-live in qa'; rename a service or a cluster",
    ]);
  });

  test('may meet where each cluster has an Argo CD of its own', () => {
    expect(names('perCluster')).toEqual([]);
  });
});

describe('kinds', () => {
  const kafka = { apiVersion: 'kafka.strimzi.io/v1', kind: 'Kafka' };
  const widget = { apiVersion: 'example.com/v1', kind: 'Widget' };
  const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRole' };

  test('refuses what the project would not allow, each once', () => {
    expect(findings((path) => checkKinds(ARGO, [kafka, role, kafka], [], path))).toEqual([
      "platform: expected kinds that its AppProject allows, got 'Kafka.kafka.strimzi.io'; add 'Kafka.kafka.strimzi.io' to argo.kinds of the platform",
    ]);
  });

  test('allows what the platform names, and what it says is outside of namespaces', () => {
    const argo = { ...ARGO, kinds: ['Kafka.kafka.strimzi.io'] };
    expect(findings((path) => checkKinds(argo, [kafka, widget], ['Widget.example.com'], path))).toEqual([]);
  });
});
