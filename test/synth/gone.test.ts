import { describe, expect, test } from '@jest/globals';
import { describe as line } from '../../lib/kernel';
import { chart, Project } from './project';

const BOTH = {
  'yashima/chart.js': chart('Yashima', "this.config('settings')"),
  'tokei/chart.js': chart('Tokei', "this.config('hours')"),
};
const YASHIMA = { 'yashima/chart.js': BOTH['yashima/chart.js'] };
const CHANGED = { 'yashima/chart.js': chart('Yashima', "this.config('settings', { LEVEL: 'info' })") };

const GONE =
  "dist/production/tokei: expected objects of tokei, or a tombstone in its releases.yaml, got nothing; put back what rendered them; where the service is to go, run 'kube retire tokei' (also in qa, sandbox)";

/** A project whose dist is up to date. */
function synthesised(project: Project): Project {
  expect(project.synth().exitCode).toBe(0);
  return project;
}

const errors = ({ lines }: { readonly lines: readonly string[] }) =>
  lines.filter((text) => text.includes(': expected '));

describe('a folder of apps that is gone without a word', () => {
  const before = synthesised(new Project(BOTH));
  const after = before.continued(CHANGED);
  const result = after.synth();

  test('is one finding for all clusters', () => {
    expect(result.exitCode).toBe(1);
    expect(errors(result)).toEqual([GONE]);
  });

  test('keeps its files, and stops no other service', () => {
    expect(after.files()['qa/tokei/tokei.k8s.yaml']).toBe(before.files()['qa/tokei/tokei.k8s.yaml']);
    expect(after.files()['qa/yashima/yashima.k8s.yaml']).toContain('LEVEL: info');
  });
});

test('a service that renders nothing any more in one cluster keeps its files there', () => {
  const before = synthesised(new Project(BOTH));
  const source = chart('Tokei', "if (this.environment.name !== 'qa') this.config('hours')");
  const after = before.continued({ ...BOTH, 'tokei/chart.js': source });
  expect(errors(after.synth())).toEqual([GONE.replace('/production/', '/qa/').replace(/ \(also.*/, '')]);
  expect(after.files()).toEqual(before.files());
});

test('a service that was never committed goes without a word', () => {
  const before = synthesised(new Project(YASHIMA)).commit();
  const between = synthesised(before.continued(BOTH));
  const after = synthesised(between.continued(YASHIMA));
  expect(after.files()).toEqual(before.files());
});

describe('what counts as committed', () => {
  /** Both services are committed, then one is, with everything of the other. */
  const dropped = () => {
    const before = synthesised(new Project(BOTH)).commit();
    const after = before.continued(YASHIMA);
    after.git('rm', '--quiet', '--cached', '-r', 'dist');
    for (const cluster of ['production', 'qa', 'sandbox']) after.remove(`dist/${cluster}/tokei`);
    return after;
  };

  test('is the last commit while apps or dist differ from it', () => {
    expect(errors(dropped().synth())).toEqual([GONE]);
  });

  test('is the commit before the last one where nothing differs, as where a pull request is checked', () => {
    const { findings } = dropped().commit().synth();
    expect(findings.map(({ path }) => path)).toContain('dist/qa/tokei');
  });

  test('is what the caller says', () => {
    const committed = dropped().commit();
    expect(errors(committed.synth('HEAD'))).toEqual([]);
    expect(errors(committed.synth('HEAD~1'))).toEqual([GONE]);
  });

  test('is what lies there before the first commit', () => {
    const before = synthesised(new Project(BOTH));
    before.git('init', '--quiet');
    expect(errors(before.continued(YASHIMA).synth())).toEqual([GONE]);
  });

  test('is what lies there where the only commit is all that Git has, as in a shallow clone', () => {
    const before = synthesised(new Project(BOTH)).commit();
    expect(before.synth().exitCode).toBe(0);
  });

  test.each(['v1.0', '--help', 'HEAD~7'])('is no revision that Git does not know: %s', (base) => {
    const project = synthesised(new Project(YASHIMA)).commit();
    expect(project.synth(base).findings.map(line)).toEqual([
      `base: expected a revision of the repository around dist, got no such revision '${base}'; fetch it, or name another`,
    ]);
  });
});

describe('a cluster that the platform has no more', () => {
  const before = synthesised(new Project(BOTH)).commit();

  test('is refused, once and for everybody', () => {
    const after = before.continued({ ...BOTH, ...CHANGED }, { removed: ['qa'] });
    expect(errors(after.synth())).toEqual([
      "dist/qa: expected a cluster 'qa' in the platform, got nothing; put it back; where it is to go, give it retired: 'why' first",
    ]);
    expect(after.files()).toEqual(before.files());
  });

  test('goes where it was retired, and later from the platform too', () => {
    const retired = synthesised(before.continued(BOTH, { retired: ['qa'] }));
    expect(Object.keys(retired.files()).filter((path) => path.startsWith('qa/'))).toEqual([]);
    const after = retired.commit().continued(BOTH, { removed: ['qa'] });
    expect(errors(after.synth())).toEqual([]);
  });

  test('is told with the number of its files', () => {
    const { lines } = before.continued(BOTH, { retired: ['qa'] }).synth();
    expect(lines.at(-1)).toBe('qa: 2 files changed');
  });
});
