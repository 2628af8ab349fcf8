import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { freezesPath, readFreezes } from '../../../lib/gitops';
import { inspect } from '../../../lib/kernel';

describe('apps/freezes.yaml', () => {
  let apps = '';
  beforeAll(() => {
    apps = mkdtempSync(join(tmpdir(), 'freezes-'));
  });
  afterAll(() => rmSync(apps, { recursive: true }));

  const read = () => inspect(freezesPath(apps), (path) => readFreezes(apps, { clusters: ['qa'] }, path));

  test('need not be there', () => {
    expect(read()).toEqual({ value: [], findings: [] });
  });

  test('lists pauses', () => {
    const times = 'from: 2026-11-21T15:30Z, until: 2026-11-21T17:00Z';
    writeFileSync(
      join(apps, 'freezes.yaml'),
      `- { clusters: [qa], ${times}, reason: the database is moved }\n`,
    );
    expect(read()).toMatchObject({
      value: [{ clusters: ['qa'], reason: 'the database is moved' }],
      findings: [],
    });
  });
});
