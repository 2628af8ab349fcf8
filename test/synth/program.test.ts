import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { chart, Project } from './project';

const SYNTH = join(__dirname, '..', '..', 'lib', 'synth');
const MAIN = `
import { join } from 'node:path';
import { runSynth } from ${JSON.stringify(SYNTH)};
runSynth({ apps: __dirname, dist: join(__dirname, '..', 'dist') });
`;

const run = (project: Project) =>
  spawnSync(process.execPath, ['--import', require.resolve('tsx'), join(project.apps, 'main.ts')], {
    encoding: 'utf8',
  });

describe('the program', () => {
  const project = new Project({
    'main.ts': MAIN,
    'tokei/chart.ts': chart('Tokei', "this.config('a')"),
    'yashima/chart.ts': 'export class Yashima extends {',
    'himekuri/chart.ts': chart('Himekuri', "const hours: number = 1;\nthrow new Error('no such thing')"),
  });
  let ended: ReturnType<typeof run>;
  beforeAll(() => {
    ended = run(project);
  });

  test('ends with exit code 1 where a service failed', () => {
    expect(ended.status).toBe(1);
  });

  test('writes the others', () => {
    expect(Object.keys(project.files())).toHaveLength(3);
  });

  test('prints on stderr alone, because the cdk8s CLI discards stdout', () => {
    expect(ended.stdout).toBe('');
  });

  test('names the line of a chart that throws, as TypeScript has it', () => {
    expect(ended.stderr).toContain('got Error: no such thing at apps/himekuri/chart.ts:5');
  });

  test('names the place of a chart that cannot be parsed, and shows no stack', () => {
    expect(ended.stderr).toMatch(
      /^apps\/yashima\/chart\.ts: expected .* apps\/yashima\/chart\.ts:1:\d+: ERROR/m,
    );
    expect(ended.stderr).not.toContain('    at ');
  });
});
