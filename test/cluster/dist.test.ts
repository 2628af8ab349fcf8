import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from '../../lib/kernel';
import { expectAdmitted, expectPodsAdmitted, knowCustomKinds, makeSurroundings } from './admission';
import { describeCluster } from './kubectl';

const DIST = join(__dirname, '../../dist');

const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.k8s.yaml'))
  .sort();

const textOf = (file: string): string => readFileSync(join(DIST, file), 'utf8');

const objectsOf = (file: string): Manifest[] =>
  parseAllDocuments(textOf(file)).map((document) => document.toJS());

describeCluster('everything in dist, asked of a real API server', () => {
  beforeAll(() => {
    knowCustomKinds();
    for (const file of files) makeSurroundings(objectsOf(file));
  });

  test('dist holds every service in every cluster', () => {
    expect(files.length).toBeGreaterThanOrEqual(16);
  });

  test.each(files)('%s passes a strict server-side dry run without a warning', (file) => {
    expectAdmitted(textOf(file), objectsOf(file));
  });

  test.each(files)('%s makes only pods that Pod Security `restricted` admits', (file) => {
    expectPodsAdmitted(objectsOf(file));
  });
});
