import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readRelease, releasePath } from '../../../lib/gitops';
import { inspect, describe as line } from '../../../lib/kernel';
import { platform, present } from '../../rendering';

const names = { environments: platform.environments, clusters: ['production'], production: ['production'] };

describe('a release file', () => {
  let root = '';

  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'releases-'));
    mkdirSync(join(root, 'apps', 'yashima'), { recursive: true });
    writeFileSync(join(root, 'apps', 'yashima', 'releases.yaml'), 'production: 4f2a9c1\n');
  });

  afterAll(() => rmSync(root, { recursive: true }));

  const read = (service: string, registry?: string) =>
    inspect(releasePath(join(root, 'apps'), service), (path) => {
      const environment = { ...present(platform.clusters[0]), ...(registry !== undefined && { registry }) };
      return readRelease(join(root, 'apps'), service, environment, names, path);
    });

  test('names an image in the registry of the environment', () => {
    expect(read('yashima', 'registry.example.com/team').value).toEqual({
      repository: 'registry.example.com/team/yashima',
      tag: '4f2a9c1',
    });
  });

  test('names an image without a registry where the environment has none', () => {
    expect(read('yashima').value.repository).toBe('yashima');
  });

  test('refuses to be missing, in words that are the same for every cluster', () => {
    expect(read('tokei').findings.map(line)).toEqual([
      "apps/tokei/releases.yaml: expected a file, got nothing; write it with a line such as 'production: 4f2a9c1'",
    ]);
  });

  test('that is missing leaves an image to go on with, so that no pod is refused for the same reason', () => {
    expect(read('tokei').value).toEqual({ repository: 'tokei', tag: 'missing' });
  });
});
