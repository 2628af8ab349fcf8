import { describe, expect, test } from '@jest/globals';
import { describe as line } from '../../lib/kernel';
import { chart, Project, type Settings } from './project';

const ARGO: Settings = { argo: { repository: 'https://git.example.com/example/deploy.git' } };

const web = (fields: object, annotations: object = {}) => ({
  'yashima/chart.js': chart(
    'Yashima',
    `this.deployment('web', ${JSON.stringify(fields)}, ${JSON.stringify(annotations)})`,
  ),
});
const FIXED = web({ replicas: 6 });
const PREPARED = web({ replicas: 6 }, { 'cdk8s-rails/autoscaling': 'prepared' });
const SCALED = web({});

const REFUSAL =
  "yashima/production/Deployment/web.spec.replicas: expected its number of pods for one more commit, in which Argo CD learns to leave it alone, got nothing; write autoscaling: 'prepared' beside replicas, commit that and let it sync, then add the autoscaler (also in qa, sandbox)";

/** Each of the charts in a commit of its own, but the last, which is in the work tree; gives what its synth says. */
function inCommits(charts: readonly Readonly<Record<string, string>>[], settings: Settings = ARGO) {
  let project: Project | undefined;
  let result = { exitCode: 0, lines: [] as readonly string[] };
  for (const sources of charts) {
    project =
      project === undefined ? new Project(sources, settings) : project.commit().continued(sources, settings);
    result = project.synth();
  }
  return { project, errors: result.lines.filter((text) => text.includes(': expected ')) };
}

describe('a workload that gets an autoscaler', () => {
  test('keeps its files where Argo CD would drop its pods to one', () => {
    const { project, errors } = inCommits([FIXED, SCALED]);
    expect(errors).toEqual([REFUSAL]);
    expect(project?.files()['qa/yashima/yashima.k8s.yaml']).toContain('replicas: 6');
  });

  test('may lose its number once a commit has told Argo CD', () => {
    const { project, errors } = inCommits([FIXED, PREPARED, SCALED]);
    expect(errors).toEqual([]);
    expect(project?.files()['qa/yashima/yashima.k8s.yaml']).not.toContain('replicas');
  });

  test('may not in the commit that tells Argo CD, though a synth has written that', () => {
    const before = new Project(FIXED, ARGO);
    before.synth();
    const between = before.commit().continued(PREPARED, ARGO);
    between.synth();
    expect(between.continued(SCALED, ARGO).synth().lines).toContain(REFUSAL);
  });

  test('may have one from the beginning', () => {
    expect(
      inCommits([
        { 'tokei/chart.js': chart('Tokei', "this.config('a')") },
        { ...SCALED, 'tokei/chart.js': chart('Tokei', "this.config('a')") },
      ]).errors,
    ).toEqual([]);
  });

  test('may get a number again', () => {
    expect(inCommits([SCALED, FIXED]).errors).toEqual([]);
  });

  test('is told apart from another one of the service', () => {
    const two = (fields: object) => ({
      'yashima/chart.js': chart(
        'Yashima',
        `this.deployment('web', {}); this.deployment('worker', ${JSON.stringify(fields)})`,
      ),
    });
    expect(inCommits([two({ replicas: 2 }), two({})]).errors).toEqual([REFUSAL.replace('/web', '/worker')]);
  });

  test('needs no commit more where no Argo CD is', () => {
    expect(inCommits([FIXED, SCALED], {}).errors).toEqual([]);
  });

  test('is known to each of several Argo CDs', () => {
    const each: Settings = {
      argo: { repository: 'https://git.example.com/deploy.git', installation: 'perCluster' },
    };
    expect(inCommits([FIXED, PREPARED, SCALED], each).errors).toEqual([]);
    expect(inCommits([FIXED, SCALED], each).errors).toEqual([REFUSAL]);
  });
});

test('without Git the files that lie there count as committed', () => {
  const before = new Project(FIXED, ARGO);
  before.synth();
  expect(before.continued(SCALED, ARGO).synth().findings.map(line)).toHaveLength(3);
});
