import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { describeCluster, kubectl, kubectlOk, restrictedNamespace } from './kubectl';

const DIST = join(__dirname, '../../dist');

interface Rendered {
  kind: string;
  metadata: { name: string; namespace?: string };
  spec?: { template?: Template; jobTemplate?: { spec: { template: Template } } };
}

interface Template {
  metadata: Record<string, unknown>;
  spec: Record<string, unknown>;
}

const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.k8s.yaml'))
  .sort();

const objectsOf = (file: string): Rendered[] =>
  parseAllDocuments(readFileSync(join(DIST, file), 'utf8')).map((document) => document.toJS());

const templateOf = ({ spec }: Rendered): Template | undefined =>
  spec?.template ?? spec?.jobTemplate?.spec.template;

describeCluster('everything in dist, asked of a real API server', () => {
  beforeAll(() => {
    if (kubectl(['get', 'crd', 'httproutes.gateway.networking.k8s.io']).status !== 0) {
      kubectlOk(['apply', '--server-side', '-f', join(__dirname, '../../imports/crds/httproute.yaml')]);
    }
    const namespaces = files.flatMap(objectsOf).map(({ metadata }) => metadata.namespace);
    for (const name of new Set(namespaces)) if (name !== undefined) restrictedNamespace(name);
  });

  test('dist holds every service in every cluster', () => {
    expect(files.length).toBeGreaterThanOrEqual(12);
  });

  test.each(files)('%s passes a strict server-side dry run without a warning', (file) => {
    const { stdout, stderr } = kubectl(
      ['apply', '--server-side', '--dry-run=server', '--validate=strict', '-f', '-'],
      readFileSync(join(DIST, file), 'utf8'),
    );
    expect(stderr).toBe('');
    expect(stdout.trim().split('\n')).toHaveLength(objectsOf(file).length);
  });

  test.each(files)('%s makes only pods that Pod Security `restricted` admits', (file) => {
    const pods = objectsOf(file).flatMap((object, index) => {
      const template = templateOf(object);
      const metadata = { ...template?.metadata, name: `pod-${index}`, namespace: object.metadata.namespace };
      return template === undefined
        ? []
        : [{ apiVersion: 'v1', kind: 'Pod', metadata, spec: withoutAccount(template.spec) }];
    });
    const list = { apiVersion: 'v1', kind: 'List', items: pods };
    const { stdout, stderr } = kubectl(['create', '--dry-run=server', '-f', '-'], JSON.stringify(list));
    expect(stderr).toBe('');
    expect(stdout.trim().split('\n')).toHaveLength(pods.length);
  });
});

/** The account is made by the same file; a dry run makes none. */
const withoutAccount = ({ serviceAccountName: _, ...spec }: Record<string, unknown>) => spec;
