import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { isIn, KNOWN_ANYWHERE, KNOWN_BY_CHANCE } from '../kernel/secret-kinds';
import { chart, Project } from './project';

const SYNTH = join(__dirname, '..', '..', 'lib', 'synth');
const MAIN = `
import { join } from 'node:path';
import { runSynth } from ${JSON.stringify(SYNTH)};
runSynth({ apps: __dirname, dist: join(__dirname, '..', 'dist') });
`;

/** What a chart does with a secret, a literal in its source. */
const BODIES: readonly ((secret: string) => string)[] = [
  (secret) => `throw new Error('cannot connect ' + ${secret})`,
  (secret) => `throw new Error('cannot connect', { cause: new Error(${secret}) })`,
  (secret) => `throw Object.assign(new Error('cannot connect'), { response: { url: ${secret} } })`,
  (secret) => `throw ${secret}`,
  (secret) => `JSON.parse('[' + ${secret})`,
  (secret) => `this.config('a', { URL: ${secret} })`,
  (secret) => `this.config('a', { [${secret}]: 'x' })`,
  (secret) => `this.config(${secret})`,
  (secret) => `this.refuse(${secret})`,
  (secret) => `this.object('a', { apiVersion: 'v1', kind: 'Service', spec: { type: ${secret} } })`,
  (secret) => `const url = ${secret} + ;`,
];

const seeds = [...KNOWN_ANYWHERE, ...KNOWN_BY_CHANCE];
/** A service for each kind, with one of the bodies. Among what a chart writes itself, only forms are known. */
const services = seeds.map((seed, index) => {
  const bodies = index < KNOWN_ANYWHERE.length ? BODIES : BODIES.slice(0, 5);
  const body = bodies[index % bodies.length] ?? String;
  return { seed, name: `Service${index}`, source: body(JSON.stringify(seed.text)) };
});

const run = (project: Project) =>
  spawnSync(process.execPath, ['--import', require.resolve('tsx'), join(project.apps, 'main.ts')], {
    encoding: 'utf8',
  });

describe('the program, given a secret of every kind', () => {
  const charts = services.map(({ name, source }) => [`${name.toLowerCase()}/chart.ts`, chart(name, source)]);
  const fine = { 'main.ts': MAIN, 'tokei/chart.ts': chart('Tokei', "this.config('a')") };
  const project = new Project({ ...Object.fromEntries(charts), ...fine });
  let ended: ReturnType<typeof run>;
  beforeAll(() => {
    ended = run(project);
  }, 60_000);

  const found = (text: string) => seeds.filter((seed) => isIn(text, seed)).map(({ kind }) => kind);

  test('has something to say about each of them', () => {
    const names = services.map(({ name }) => name.toLowerCase());
    expect(names.filter((name) => !ended.stderr.includes(name))).toEqual([]);
  });

  test('prints none', () => {
    expect([ended.status, found(ended.stdout), found(ended.stderr)]).toEqual([1, [], []]);
  });

  test('writes none, and all the same what has nothing to do with it', () => {
    const files = project.files();
    expect([Object.keys(files).length, found(JSON.stringify(files))]).toEqual([3, []]);
  });
});

describe('the program, with a platform that cannot be made', () => {
  const [seed] = KNOWN_BY_CHANCE;

  test('prints no secret of it', () => {
    if (seed === undefined) throw new Error('no kind of secret');
    const project = new Project({ 'main.ts': MAIN, 'tokei/chart.ts': chart('Tokei', '') });
    project.write('apps/platform.js', `throw new Error('cannot ask ' + ${JSON.stringify(seed.text)})`);
    const { status, stdout, stderr } = run(project);
    expect([status, stderr.includes('cannot ask'), isIn(stdout + stderr, seed)]).toEqual([1, true, false]);
  });
});
