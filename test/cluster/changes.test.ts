import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Manifest } from '../../lib/kernel';
import { CHANGE_CHECKS, changesBetween, judgeChanges, World } from '../../lib/policy';
import { ROWS } from '../policy/changes/table';
import { rendered } from '../policy/objects';
import { describeCluster, kubectl, kubectlOk } from './kubectl';

const NAMESPACE = 'order-changes';

/** Takes away what is no longer said, as Argo CD's own applying does, and in a tenth of the time. */
const SERVER_SIDE = ['--server-side', '--force-conflicts'];

/** Each row with names of its own, so that all of them can be there at the same time. */
const named = (object: Manifest, row: number): Manifest => {
  if (object.kind !== 'CustomResourceDefinition') {
    const { namespace, ...metadata } = object.metadata;
    const place = namespace === undefined ? {} : { namespace: NAMESPACE };
    return { ...object, metadata: { ...metadata, ...place, name: nameOf(row) } };
  }
  const group = `${nameOf(row)}.example.com`;
  return { ...object, metadata: { name: `tenants.${group}` }, spec: { ...Object(object.spec), group } };
};

const nameOf = (row: number): string => `order-${row}`;

const rows = ROWS.map((row, index) => ({
  ...row,
  name: nameOf(index),
  before: named(row.before, index),
  after: named(row.after, index),
}));

const list = (objects: readonly Manifest[]): string =>
  JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects });

const before = list(rows.map((row) => row.before));

/** Whether our checks refuse a change; a warning is none. */
const isRefused = (row: (typeof rows)[number]): boolean => {
  const { objects } = new World([rendered([row.after])], true);
  return judgeChanges(changesBetween([row.before], objects), CHANGE_CHECKS).some(
    ({ finding }) => finding.severity === 'error',
  );
};

describeCluster('a change of an object that is there, asked of a real API server', () => {
  let answer = '';

  beforeAll(() => {
    kubectl(['create', 'namespace', NAMESPACE]);
    kubectlOk(['apply', ...SERVER_SIDE, '-f', '-'], before);
    const definitions = rows
      .map((row) => row.before)
      .filter(({ kind }) => kind === 'CustomResourceDefinition');
    kubectlOk(['wait', '--for=condition=established', '--timeout=30s', '-f', '-'], list(definitions));
    // one that is refused keeps no other from its answer
    answer = kubectl(
      ['apply', ...SERVER_SIDE, '--dry-run=server', '-f', '-'],
      list(rows.map((row) => row.after)),
    ).stdout;
  }, 60_000);

  afterAll(() => {
    kubectl(['delete', '--wait=false', '--ignore-not-found', '-f', '-'], before);
    kubectl(['delete', 'namespace', NAMESPACE, '--wait=false', '--ignore-not-found']);
  });

  const isTaken = (name: string): boolean =>
    new RegExp(`/(tenants\\.)?${name}(\\.example\\.com)? (serverside-applied|configured|unchanged)`).test(
      answer,
    );

  test.each(rows)('is refused by both, or by none: $id, $title', (row) => {
    expect(isRefused(row)).toBe(!isTaken(row.name));
  });

  test('is refused and taken often enough to tell', () => {
    const taken = rows.filter(({ name }) => isTaken(name)).length;
    expect(taken).toBeGreaterThan(25);
    expect(rows.length - taken).toBeGreaterThan(25);
  });
});
