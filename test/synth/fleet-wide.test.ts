import { describe, expect, test } from '@jest/globals';
import { chart, Project } from './project';

const YASHIMA = chart('Yashima', "this.config('settings', { LOG_LEVEL: 'info' })");

describe('what concerns several services writes nothing', () => {
  const unchanged = (sources: Readonly<Record<string, string>>) => {
    const before = new Project({ 'yashima/chart.js': YASHIMA });
    before.synth();
    const after = before.continued(sources);
    const { exitCode } = after.synth();
    return { exitCode, isUnchanged: JSON.stringify(after.files()) === JSON.stringify(before.files()) };
  };

  test('an object that two services render', () => {
    const tokei = chart('Tokei', "this.config('settings')", "'yashima'");
    expect(unchanged({ 'yashima/chart.js': YASHIMA, 'tokei/chart.js': tokei })).toEqual({
      exitCode: 1,
      isUnchanged: true,
    });
  });

  test('an object that clashes with the kept file of a service that cannot be loaded', () => {
    const tokei = chart('Tokei', "this.config('settings')", "'yashima'");
    expect(unchanged({ 'yashima/chart.js': '(', 'tokei/chart.js': tokei })).toEqual({
      exitCode: 1,
      isUnchanged: true,
    });
  });

  test('a platform that is wrong itself', () => {
    const tokei = chart('Tokei', '').concat(
      "exports.Tokei.platform = { ...ServiceChart.platform, findings: [{ path: 'platform', expected: 'a',",
      "got: 'b', fix: 'c', severity: 'error' }] };",
    );
    expect(unchanged({ 'yashima/chart.js': YASHIMA, 'tokei/chart.js': tokei })).toEqual({
      exitCode: 1,
      isUnchanged: true,
    });
  });

  test('apps without any service', () => {
    expect(unchanged({})).toEqual({ exitCode: 1, isUnchanged: true });
  });
});
