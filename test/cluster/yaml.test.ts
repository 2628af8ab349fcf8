import { execFileSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { toYaml } from '../../lib/synth/yaml';
import { AWKWARD } from '../synth/awkward-strings';

const reachable = process.env.KUBECONFIG !== undefined;
if (!reachable) process.stderr.write('test/cluster/yaml.test.ts: skipped, KUBECONFIG names no cluster\n');

/** What the API server, asked to check strictly and to keep nothing, makes of what toYaml writes. */
function served(object: Parameters<typeof toYaml>[0][number]): Served {
  const args = ['apply', '--dry-run=server', '--validate=strict', '-o', 'json', '-f', '-'];
  return JSON.parse(execFileSync('kubectl', args, { input: toYaml([object]), encoding: 'utf8' }));
}

interface Served {
  readonly metadata: { readonly annotations: Readonly<Record<string, string>> };
  readonly data: Readonly<Record<string, string>>;
}

/** https://kubernetes.io/docs/concepts/configuration/configmap/ */
const isDataKey = (key: string): boolean => /^(?!\.\.?$|\.\.)[-._a-zA-Z0-9]{1,253}$/.test(key);

const numbered = (prefix: string, texts: readonly string[]): Record<string, string> =>
  Object.fromEntries(texts.map((text, index) => [`${prefix}${index}`, text]));

const metadata = { name: 'awkward', namespace: 'default' };
const configMap = { apiVersion: 'v1', kind: 'ConfigMap', metadata };

(reachable ? describe : describe.skip)('the API server', () => {
  test('reads every awkward text as it was', () => {
    const data = numbered('text-', AWKWARD);
    expect(served({ ...configMap, data }).data).toEqual(data);
  });

  test('reads every awkward key as it was', () => {
    const data = Object.fromEntries(AWKWARD.filter(isDataKey).map((key) => [key, key]));
    expect(served({ ...configMap, data }).data).toEqual(data);
  });

  test('reads every awkward annotation as it was', () => {
    const annotations = numbered('example.com/text-', AWKWARD);
    const back = served({ ...configMap, metadata: { ...metadata, annotations } });
    expect(back.metadata.annotations).toMatchObject(annotations);
  });
});
