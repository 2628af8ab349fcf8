import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { describe as line } from '../../lib/kernel';
import { definePlatform } from '../../lib/platform';

const apps = mkdtempSync(join(tmpdir(), 'definitions-'));
const DEFINITION = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: { name: tenants.example.com }
spec: { group: example.com, names: { kind: Tenant } }
`;
writeFileSync(join(apps, 'tenants.yaml'), `${DEFINITION}---${DEFINITION}`);
writeFileSync(join(apps, 'service.yaml'), 'kind: Service\n');

const define = (customResources: readonly string[]) =>
  definePlatform({ apps, customResources, environments: { production: { kubernetes: '1.34' } } });

describe('the definitions that a platform names', () => {
  afterAll(() => rmSync(apps, { recursive: true, force: true }));

  test('are read from the folder of the services, for every cluster', () => {
    const { clusters, findings } = define(['tenants.yaml']);
    expect(findings).toEqual([]);
    expect(clusters.map(({ customResources = [] }) => customResources.map(({ kind }) => kind))).toEqual([
      ['CustomResourceDefinition', 'CustomResourceDefinition'],
    ]);
  });

  test('are in files that are there and hold some', () => {
    expect(define(['none.yaml', 'service.yaml']).findings.map(line)).toEqual([
      expect.stringContaining("customResources.0: expected a file, named from the platform's folder"),
      expect.stringContaining(
        'customResources.1: expected YAML of CustomResourceDefinitions, got service.yaml, which holds none',
      ),
    ]);
  });

  test('are a list, whatever a platform in JavaScript writes', () => {
    const odd: unknown = { tenants: 1 };
    expect(define(odd as string[]).findings.map(line)).toEqual([
      expect.stringContaining('customResources: expected a list of files'),
    ]);
    expect(define([odd] as string[]).findings).toHaveLength(1);
  });
});
