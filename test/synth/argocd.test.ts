import { describe, expect, test } from '@jest/globals';
import { describe as line } from '../../lib/kernel';
import { chart, Project, type Settings } from './project';

const ARGO = { repository: 'https://git.example.com/example/deploy.git' } as const;
const CHARTS = {
  'yashima/chart.js': chart('Yashima', "this.config('settings')"),
  'tokei/chart.js': chart('Tokei', "this.config('hours')"),
};

const synthesised = (settings: Settings, charts: Readonly<Record<string, string>> = CHARTS) => {
  const project = new Project(charts, settings);
  return { project, result: project.synth() };
};

/** Files of dist that are Argo CD's own. */
const own = (project: Project) => Object.keys(project.files()).filter((path) => path.startsWith('argocd/'));

describe('a platform with Argo CD', () => {
  const { project, result } = synthesised({ argo: ARGO });

  test('has its objects beside the clusters', () => {
    expect(result.findings).toEqual([]);
    expect(own(project)).toEqual(
      expect.arrayContaining(['argocd/30-projects.yaml', 'argocd/40-applications.yaml']),
    );
  });

  test('says so in a line', () => {
    expect(result.lines.at(-1)).toMatch(/^argocd: \d+ objects, \d files changed, \d+ ms$/);
  });

  test('has the same bytes after a second run, and untouched files', () => {
    const before = { files: project.files(), times: own(project).map((path) => project.modified(path)) };
    project.synth();
    expect({ files: project.files(), times: own(project).map((path) => project.modified(path)) }).toEqual(
      before,
    );
  });

  test('has none of them any more when Argo CD brings nothing, and all else that lies there', () => {
    const after = project.continued(CHARTS);
    after.write('dist/argocd/root.yaml', 'kept');
    after.synth();
    expect(own(after)).toEqual(['argocd/root.yaml']);
  });

  test('moves them where each cluster has an Argo CD of its own', () => {
    const after = project.continued(CHARTS, { argo: { ...ARGO, installation: 'perCluster' } });
    after.synth();
    const folders = new Set(own(after).map((path) => path.split('/').slice(0, -1).join('/')));
    expect([...folders]).toEqual(['argocd/production', 'argocd/qa', 'argocd/sandbox']);
  });

  test('goes on knowing a service whose folder is gone without a word', () => {
    const charts = { ...CHARTS, 'tokei/chart.js': chart('Tokei', "this.config('hours')", "'calendar'") };
    const before = synthesised({ argo: ARGO }, charts).project;
    const after = before.continued({ 'yashima/chart.js': CHARTS['yashima/chart.js'] }, { argo: ARGO });
    expect(after.synth().exitCode).toBe(1);
    for (const path of own(before)) expect(after.files()[path]).toBe(before.files()[path]);
  });

  test('cleans up what a killed synth left there', () => {
    project.write('dist/argocd/.30-projects.yaml.4711.tmp', 'half');
    project.synth();
    expect(own(project)).not.toContain('argocd/.30-projects.yaml.4711.tmp');
  });
});

describe('Argo CD keeps what a service has that cannot be rendered now', () => {
  const scaled = chart('Yashima', "this.deployment('web', {})");
  const { project } = synthesised({ argo: ARGO }, { ...CHARTS, 'yashima/chart.js': scaled });

  test.each([
    ['a chart that throws', chart('Yashima', "throw new Error('no such thing')")],
    ['a chart that cannot be loaded', '('],
    ['a chart with a refused prop', chart('Yashima', "this.refuse('replicas')")],
  ])('%s', (_, source) => {
    const after = project.continued({ ...CHARTS, 'yashima/chart.js': source }, { argo: ARGO });
    expect(after.synth().exitCode).toBe(1);
    expect(after.files()).toEqual(project.files());
  });

  test('all charts together', () => {
    const after = project.continued({ 'yashima/chart.js': '(', 'tokei/chart.js': '(' }, { argo: ARGO });
    after.synth();
    expect(after.files()).toEqual(project.files());
  });
});

describe('what Argo CD could not bring is refused', () => {
  test('a service of no team, and stops no other', () => {
    const { project, result } = synthesised({ argo: ARGO, teams: { shop: { services: ['yashima'] } } });
    expect(result.findings.map(line)).toEqual([
      'platform.teams: expected a team that has tokei, got nothing; add it to the services of one',
    ]);
    expect(Object.keys(project.files())).toContain('qa/yashima/yashima.k8s.yaml');
    expect(Object.keys(project.files())).not.toContain('qa/tokei/tokei.k8s.yaml');
  });

  test('a kind that no AppProject allows', () => {
    const body = "this.object('a', { apiVersion: 'kafka.strimzi.io/v1', kind: 'Kafka' })";
    const { result } = synthesised({ argo: ARGO }, { 'yashima/chart.js': chart('Yashima', body) });
    expect(result.lines[0]).toMatch(
      /^yashima\/production: expected kinds that its AppProject allows, got 'Kafka/,
    );
    expect(result.lines[0]).toContain('(also in qa, sandbox)');
  });

  test('two Applications of one name, for everybody', () => {
    const charts = {
      'shop/chart.js': chart('Shop', "this.config('a')"),
      'shop-live/chart.js': chart('ShopLive', "this.config('a')"),
    };
    const { project, result } = synthesised({ argo: ARGO, added: ['live-qa'] }, charts);
    expect(result.findings.map(line)).toEqual([
      "apps: expected one Application called shop-live-qa, got 'shop-live in qa and shop in live-qa'; rename a service or a cluster",
    ]);
    expect(() => project.files()).toThrow('ENOENT');
  });
});

describe('pauses', () => {
  const FREEZE = '- { clusters: [qa], from: 2026-11-21T15:30Z, until: 2026-11-21T17:00Z, reason: we move }\n';
  const withFreezes = (text: string, settings: Settings) => {
    const project = new Project(CHARTS, settings);
    project.write('apps/freezes.yaml', text);
    return { project, result: project.synth() };
  };

  test('become windows of the projects', () => {
    const { project, result } = withFreezes(FREEZE, { argo: ARGO });
    expect(result.findings).toEqual([]);
    expect(project.files()['argocd/30-projects.yaml']).toContain('we move');
  });

  test('of a service that is gone concern nobody, and stop nobody', () => {
    const { project, result } = withFreezes(FREEZE.replace('{', '{ service: gone,'), { argo: ARGO });
    expect(result.findings).toEqual([]);
    expect(project.files()['argocd/30-projects.yaml']).not.toContain('we move');
  });

  test('of a cluster that retires stop nobody', () => {
    const { project, result } = withFreezes(FREEZE, { argo: ARGO, retired: ['qa'] });
    expect(result.findings).toEqual([]);
    expect(project.files()['argocd/30-projects.yaml']).not.toContain('we move');
  });

  test('that are wrong stop everything', () => {
    const { project, result } = withFreezes(FREEZE.replace('qa', 'staging'), { argo: ARGO });
    expect(result.findings.map(line)).toEqual([
      "apps/freezes.yaml.0.clusters.0: expected one of production, qa, sandbox, got 'staging'; correct the name or remove it",
    ]);
    expect(() => project.files()).toThrow('ENOENT');
  });

  test('that nobody would heed are refused', () => {
    expect(withFreezes(FREEZE, {}).result.findings.map(line)).toEqual([
      'apps/freezes.yaml: expected argo in the platform, got nothing; remove the file: nobody else reads it',
    ]);
  });
});
