import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { blobOf, type Repository, repositoryAround } from '../../../lib/gitops';

const TEXTS = { 'a.yaml': 'kind: A\n', 'b.yaml': 'name: "八島"\n', 'c.yaml': '', 'd e.yaml': 'x' };

const root = mkdtempSync(join(tmpdir(), 'blobs-'));
const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' });
let repository: Repository | undefined;

beforeAll(() => {
  for (const [path, text] of Object.entries(TEXTS)) writeFileSync(join(root, path), text);
  git('init', '--quiet');
  git('add', '--all');
  git('-c', 'user.name=test', '-c', 'user.email=test@example.com', 'commit', '--quiet', '-m', 'all');
  repository = repositoryAround(root);
});

afterAll(() => rmSync(root, { recursive: true }));

describe('the files of a revision', () => {
  test('are read together, byte by byte, without those that are not there', () => {
    const texts = repository?.textsAt('HEAD', ['a.yaml', 'none.yaml', 'b.yaml', 'c.yaml', 'd e.yaml']);
    expect(Object.fromEntries(texts ?? [])).toEqual(TEXTS);
  });

  test('have the ids that Git gives to their texts', () => {
    const blobs = repository?.blobsAt('HEAD', '.') ?? new Map();
    const ids = Object.entries(TEXTS).map(([path, text]) => [path, blobOf(text, blobs.get(path) ?? '')]);
    expect(Object.fromEntries(ids)).toEqual(Object.fromEntries(blobs));
  });
});
