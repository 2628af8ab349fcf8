import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../lib/kernel';
import { findingLines } from '../../lib/synth/summary';
import { chart, Project } from './project';

const CLUSTERS = ['production', 'qa', 'sandbox'];

const finding = (path: string, got = '1'): Finding => ({
  path,
  expected: 'a',
  got,
  fix: 'c',
  severity: 'error',
});

describe('findings are printed', () => {
  test('sorted', () => {
    const lines = findingLines([finding('b/qa/web'), finding('a/qa/web')], CLUSTERS);
    expect(lines.map((line) => line.slice(0, 8))).toEqual(['a/qa/web', 'b/qa/web']);
  });

  test('once for all clusters that have the same one', () => {
    const same = CLUSTERS.map((cluster) => finding(`yashima/${cluster}/web`));
    expect(findingLines(same, CLUSTERS)).toEqual([
      'yashima/production/web: expected a, got 1; c (also in qa, sandbox)',
    ]);
  });

  test('once where it is the chart itself that has a wrong setting', () => {
    const same = CLUSTERS.map((cluster) => finding(`yashima/${cluster}.namespace.name`));
    expect(findingLines(same, CLUSTERS)).toEqual([
      'yashima/production.namespace.name: expected a, got 1; c (also in qa, sandbox)',
    ]);
  });

  test('apart where the clusters differ in what was found', () => {
    const different = [finding('yashima/qa/web', '1'), finding('yashima/sandbox/web', '2')];
    expect(findingLines(different, CLUSTERS)).toHaveLength(2);
  });

  test('once where a file has them and not a cluster', () => {
    const same = CLUSTERS.map(() => finding('apps/yashima/releases.yaml'));
    expect(findingLines(same, CLUSTERS)).toEqual(['apps/yashima/releases.yaml: expected a, got 1; c']);
  });
});

describe('a synth with errors', () => {
  const { lines } = new Project({
    'tokei/chart.js': chart('Tokei', "this.config('a')"),
    'yashima/chart.js': chart(
      'Yashima',
      "this.refuse('replicas'); this.refuse('port'); this.config('Upper')",
    ),
  }).synth();

  test('prints every mistake of a chart', () => {
    const places = lines.slice(0, 3).map((line) => line.split(':')[0]);
    expect(places).toEqual([
      'yashima/production.port',
      'yashima/production.replicas',
      'yashima/production/ConfigMap/Upper.metadata.name',
    ]);
  });

  test('ends with what became of the files', () => {
    expect(lines.at(-1)).toBe('yashima keeps its previous files; 1 other service written');
  });
});

describe('an acknowledgement', () => {
  const found = (acknowledged: string) =>
    new Project({
      'yashima/chart.js': chart(
        'Yashima',
        `this.config('a'); const { acknowledge, planFor } = require('../platform').kernel;
         ${acknowledged}; acknowledge(this, 'F20', 'we know');`,
      ),
    })
      .synth()
      .lines.filter((line) => line.includes('A1'));

  const warn = "planFor(this, (path) => path.warn('F20', 'care', 'none', 'take care'))";

  test('that silences nothing is a warning, once for all clusters', () => {
    expect(found('')).toEqual([
      'yashima/production/acknowledge(F20): warning A1: expected a warning F20 to silence, got nothing; take the acknowledgement away (also in qa, sandbox)',
    ]);
  });

  test('that silences something in one cluster is right in all', () => {
    expect(found(`if (this.environment.name === 'qa') ${warn}`)).toEqual([]);
  });
});
