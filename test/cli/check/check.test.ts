import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { deployRepository } from '../freeze/repository';
import { kube } from './kube';

const FILE = 'dist/qa/yashima/yashima.k8s.yaml';
const BROKEN = 'production: 4f2a9c1\nqua: 4f2a9c1\n';

const fresh = (): string => deployRepository().root;

const filesIn = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path, readFileSync(path, 'utf8')]),
  );

describe('kube check', () => {
  test('tells of each service and cluster what a release comes to', async () => {
    const { out } = await kube(fresh(), 'check', '--figures');
    expect(out.split('\n').slice(0, 2)).toEqual([
      'yashima/production',
      expect.stringMatching(
        /^ {2}api: 2 pods; \+1 at a time, 2 steps, about \d+ min, up to 5 pods at once; /,
      ),
    ]);
  });

  test('tells of a service that is named its own, and of none else', async () => {
    const { out } = await kube(fresh(), 'check', 'yashima');
    expect(out).toContain('yashima/production');
    expect(out).not.toContain('himekuri/');
  });

  test('tells of all services only when it is asked to', async () => {
    expect((await kube(fresh(), 'check')).out).not.toContain('yashima/');
  });

  test('gives programs the same as numbers', async () => {
    const { figures } = JSON.parse((await kube(fresh(), 'check', 'yashima', '--json')).out);
    expect(figures).toMatchObject({
      services: [
        {
          service: 'yashima',
          cluster: 'production',
          workloads: [{ name: 'yashima-api', rollout: { steps: 2 } }],
        },
        { cluster: 'production-osaka' },
        { cluster: 'qa' },
      ],
      databases: [],
    });
  });

  test('ends with 0 where nothing is wrong and dist is fresh', async () => {
    const { exitCode, out } = await kube(fresh(), 'check');
    expect(exitCode).toBe(0);
    expect(out.split('\n')).toEqual([
      '2 services in 3 clusters: 0 errors, 0 warnings, 0 files of dist not fresh',
    ]);
  });

  test('names each file of dist that is old, missing or surplus, and changes none', async () => {
    const root = fresh();
    writeFileSync(join(root, FILE), 'kind: Old\n');
    rmSync(join(root, FILE.replaceAll('yashima', 'himekuri')));
    writeFileSync(join(root, FILE.replace('.k8s.yaml', '.secret.enc')), 'x');
    const before = filesIn(root);
    const { exitCode, out } = await kube(root, 'check');
    expect(exitCode).toBe(1);
    expect(out.split('\n')).toEqual([
      "dist/qa/himekuri/himekuri.k8s.yaml: expected what the charts give, got no file; run 'kube synth'",
      "dist/qa/yashima/yashima.k8s.yaml: expected what the charts give, got an older one; run 'kube synth'",
      "dist/qa/yashima/yashima.secret.enc: expected what the charts give, got a file that nothing gives; run 'kube synth'",
      '2 services in 3 clusters: 0 errors, 0 warnings, 3 files of dist not fresh',
    ]);
    expect(filesIn(root)).toEqual(before);
  });

  test('ends with 1 where anything is refused, and says all of it', async () => {
    const root = fresh();
    writeFileSync(join(root, 'apps/himekuri/releases.yaml'), BROKEN);
    const { exitCode, out } = await kube(root, 'check');
    expect(exitCode).toBe(1);
    expect(out).toMatch(
      /^himekuri: 2 errors\n {2}apps\/himekuri\/releases\.yaml\.qa: expected a tag or a digest, got nothing/,
    );
    expect(out).toMatch(/\n {2}apps\/himekuri\/releases\.yaml\.qua: expected one of /);
    expect(out).toMatch(/\n2 services in 3 clusters: 2 errors, 0 warnings, 0 files of dist not fresh$/);
  });

  test('gives programs findings and stale files as JSON', async () => {
    const root = fresh();
    writeFileSync(join(root, FILE), 'kind: Old\n');
    const { exitCode, out } = await kube(root, 'check', '--json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      findings: [],
      stale: [{ path: FILE, is: 'old' }],
      acknowledged: [],
    });
  });

  test('tells where environments differ, and ends as it does without', async () => {
    const { exitCode, out } = await kube(fresh(), 'check', '--drift');
    expect(exitCode).toBe(0);
    expect(out).toMatch(
      /\n\d+ differences between environments, \d+ unexplained\n2 services in 3 clusters: /,
    );
  });

  test('gives programs the differences with their values by environment', async () => {
    const { out } = await kube(fresh(), 'check', '--drift', '--json');
    const { drift } = JSON.parse(out);
    expect(drift.length).toBeGreaterThan(0);
    expect(Object.keys(drift[0]).sort()).toEqual(['field', 'object', 'service', 'values', 'why']);
  });

  test('refuses a base that is no revision', async () => {
    const { exitCode, err } = await kube(fresh(), 'check', '--base', 'nowhere');
    expect(exitCode).toBe(1);
    expect(err).toMatch(
      /^base: expected a revision of the repository around dist, got no such revision 'nowhere'/,
    );
  });

  test('refuses a folder without services', async () => {
    const root = fresh();
    rmSync(join(root, 'apps'), { recursive: true });
    expect(await kube(root, 'check')).toMatchObject({ exitCode: 2 });
  });
});

describe('kube synth', () => {
  test('writes dist and says what it wrote, on stderr', async () => {
    const root = fresh();
    rmSync(join(root, 'dist'), { recursive: true });
    const { exitCode, out, err } = await kube(root, 'synth');
    expect(exitCode).toBe(0);
    expect(existsSync(join(root, FILE))).toBe(true);
    expect(out).toBe('');
    expect(err.split('\n')[0]).toMatch(/^production: 2 services, \d+ objects, 2 files changed, \d+ ms$/);
  });

  test('ends with 1 where a chart is refused, whose files it keeps', async () => {
    const root = fresh();
    writeFileSync(join(root, 'apps/himekuri/releases.yaml'), BROKEN);
    const { exitCode, err } = await kube(root, 'synth');
    expect(exitCode).toBe(1);
    expect(err).toMatch(/\nhimekuri keeps its previous files; 1 other service written$/);
  });
});
