import { describe, expect, test } from '@jest/globals';
import { describe as line } from '../../lib/kernel';
import { chart, Project } from './project';

const CHART = chart(
  'Yashima',
  `const keep = { annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' } };
   this.object('yashima', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'yashima', ...keep } });
   this.object('data', {
     apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data', ...keep },
     spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
   });
   this.deployment('web', { replicas: 2 });
   this.config('settings');`,
);

/** The chart of yashima where it was taken away from somewhere. */
const retired = (releases: string, others: Readonly<Record<string, string>> = {}) => {
  const before = new Project({ 'yashima/chart.js': CHART, ...others });
  before.synth();
  const after = before.continued({ 'yashima/chart.js': CHART, 'yashima/releases.yaml': releases, ...others });
  return { before, after, result: after.synth() };
};

const FILE = 'sandbox/yashima/yashima.k8s.yaml';
const kinds = (text: string | undefined) =>
  [...(text ?? '').matchAll(/^kind: (.*)$/gm)].map(([, kind]) => kind);

describe('a service that was taken away from a cluster', () => {
  const { before, after, result } = retired('retired: { sandbox: moved to himekuri }');

  test('leaves there what Argo CD never prunes', () => {
    expect(result.findings).toEqual([]);
    expect(kinds(after.files()[FILE])).toEqual(['Namespace', 'PersistentVolumeClaim']);
  });

  test('is in the others as it was', () => {
    expect({ ...after.files(), [FILE]: '' }).toEqual({ ...before.files(), [FILE]: '' });
  });
});

test('a service whose data go too leaves nothing behind, and is then no more missed than its folder', () => {
  const { after, result } = retired('retired: { sandbox: { reason: moved, data: deleted } }');
  expect(result.findings).toEqual([]);
  expect(Object.keys(after.files()).filter((path) => path.startsWith('sandbox/'))).toEqual([]);
});

test('a service that is taken away everywhere may lose its folder afterwards', () => {
  const gone = '{ reason: moved, data: deleted }';
  const tokei = { 'tokei/chart.js': chart('Tokei', "this.config('hours')") };
  const { after } = retired(`retired: { production: ${gone}, qa: ${gone}, sandbox: ${gone} }`, tokei);
  after.commit();
  expect(after.continued(tokei).synth()).toMatchObject({ exitCode: 0, findings: [] });
});

test('what others still need of a service that was taken away is found', () => {
  const tokei = chart(
    'Tokei',
    `this.object('edge', {
       apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'edge', namespace: 'yashima' },
       spec: { podSelector: {} },
     });
     this.object('watch', {
       apiVersion: 'v1', kind: 'Pod', metadata: { name: 'watch', namespace: 'yashima' },
       spec: { containers: [{ name: 'watch', image: 'watch:1', envFrom: [{ configMapRef: { name: 'settings' } }] }] },
     });`,
  );
  const { result } = retired('retired: { sandbox: moved to himekuri }', { 'tokei/chart.js': tokei });
  expect(result.findings.map(line)).toEqual([expect.stringMatching(/^tokei\/sandbox\/Pod\/watch.*settings/)]);
});

test('a tombstone that is wrong deletes nothing', () => {
  const { before, after, result } = retired("retired: { sandbox: { reason: '', data: deleted } }");
  expect(result.findings.map(line)).toEqual([
    "apps/yashima/releases.yaml.retired.sandbox.reason: expected a reason, got ''; write why the service went",
  ]);
  expect(after.files()).toEqual(before.files());
});
