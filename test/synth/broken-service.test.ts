import { describe, expect, test } from '@jest/globals';
import { chart, Project } from './project';

const YASHIMA = chart('Yashima', "this.config('settings', { LOG_LEVEL: 'info' })");
const TOKEI = chart('Tokei', "this.config('hours')");
const FILES = ['production', 'qa', 'sandbox'].map((cluster) => `${cluster}/yashima/yashima.k8s.yaml`);

const BROKEN = {
  'a chart that throws': chart('Yashima', "throw new Error('no such thing')"),
  'a chart with a refused prop': chart('Yashima', "this.config('new'); this.refuse('replicas')"),
  'a chart that breaks a rule': chart('Yashima', "this.config('Upper')"),
  'a chart that is wrong in one environment': chart(
    'Yashima',
    "this.config('new'); if (this.environment.name === 'qa') this.refuse('replicas')",
  ),
  'a class that does not match its folder': chart('Yoshima', ''),
  'a file that cannot be parsed': 'exports.Yashima = class {',
  'a file that throws when it is loaded': "throw new Error('not today')",
  'a file that exports nothing': '',
};

describe.each(Object.entries(BROKEN))('%s', (_, source) => {
  const before = new Project({ 'yashima/chart.js': YASHIMA });
  before.synth();
  const after = before.continued({ 'yashima/chart.js': source, 'tokei/chart.js': TOKEI });
  const { exitCode, findings } = after.synth();
  const files = after.files();

  test('keeps the previous files of its service in every cluster', () => {
    expect(FILES.map((file) => files[file])).toEqual(FILES.map((file) => before.files()[file]));
  });

  test('does not stop the other service', () => {
    expect(Object.keys(files).filter((file) => file.includes('tokei'))).toHaveLength(3);
  });

  test('ends with exit code 1 and a finding with all its four parts', () => {
    expect(exitCode).toBe(1);
    expect(findings[0]).toMatchObject({
      path: expect.stringMatching(/yashima/),
      expected: expect.stringMatching(/./),
      got: expect.stringMatching(/./),
      fix: expect.stringMatching(/./),
      severity: 'error',
    });
  });
});
