import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ARGO, deployRepository } from '../freeze/repository';
import { kube } from './kube';

const LIB = JSON.stringify(join(__dirname, '../../../lib'));

/** A repository whose platform has one rule, about namespaces, and a file of another origin. */
function repository(check: string): string {
  const rule = `{ id: 'SHOP-1', title: 'an owner', why: 'nobody is called', fix: 'write the label', severity: 'warning', kinds: ['Namespace'], check: ${check} }`;
  const { root } = deployRepository({ argo: `${ARGO}\n  rules: [require(${LIB}).rule(${rule})],` });
  writeFileSync(join(root, 'web.yaml'), 'apiVersion: v1\nkind: Namespace\nmetadata: { name: web }\n');
  return root;
}

const OWNER = "({ metadata }) => metadata.labels?.owner === undefined && { field: 'metadata.labels.owner' }";
const NONE = '() => undefined';

describe('rules of the company', () => {
  test('are asked by kube check about every service', async () => {
    const { out } = await kube(repository(OWNER), 'check');
    expect(out).toMatch(
      /yashima\/production\/Namespace\/yashima\.metadata\.labels\.owner: warning SHOP-1: expected an owner/,
    );
  });

  test("are asked about files that go to one of the platform's environments", async () => {
    const root = repository(OWNER);
    const { out } = await kube(root, 'check', '--file', 'web.yaml', '-e', 'qa');
    expect(out).toContain('web.yaml/qa/Namespace/web.metadata.labels.owner: warning SHOP-1');
    expect((await kube(root, 'check', '--file', 'web.yaml')).out).not.toContain('SHOP-1');
  });

  test('that throw are told of files too', async () => {
    const root = repository("({ metadata }) => metadata.name === 'web' && metadata.labels.owner");
    const { exitCode, out } = await kube(root, 'check', '--file', 'web.yaml', '-e', 'qa');
    expect([exitCode, out]).toEqual([
      1,
      expect.stringContaining('platform.rules.SHOP-1: expected a rule that answers'),
    ]);
  });

  test('are explained by their id', async () => {
    const { out } = await kube(repository(NONE), 'check', '--explain', 'SHOP-1');
    expect(out).toBe('SHOP-1 (warning): an owner\notherwise: nobody is called\ndo: write the label');
  });

  test('are among those that may have been meant', async () => {
    const { err } = await kube(repository(NONE), 'check', '--explain', 'SHP-1');
    expect(err).toContain("did you mean 'SHOP-1'?");
  });
});
