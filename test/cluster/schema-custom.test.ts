import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from '../../lib/kernel';
import { faultsIn } from '../../lib/policy';
import { CUSTOM_SAMPLES } from '../policy/schema/custom-samples';
import { type Mutation, mutationsOf } from '../policy/schema/mutations';
import { Asking, type Said } from './asking';
import { describePublished, PUBLISHED } from './custom-definitions';
import { kubectl, kubectlOk } from './kubectl';

const NAMESPACE = 'schema-custom';

interface Definition {
  readonly kind: string;
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string; readonly plural: string; readonly singular?: string };
    readonly versions: readonly unknown[];
  };
}

/** A group of the same name that no other test teaches the API server. */
const ours = (group: string): string => `${group.replaceAll('.', '-')}.schema.example.com`;

const isOf =
  ({ spec }: Definition) =>
  ({ apiVersion, kind }: Manifest): boolean =>
    apiVersion.startsWith(`${spec.group}/`) && kind === spec.names.kind;

const published = (): readonly Definition[] =>
  readdirSync(PUBLISHED)
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => parseAllDocuments(readFileSync(join(PUBLISHED, file), 'utf8')))
    .map((document): Definition => document.toJS())
    .filter((definition) => CUSTOM_SAMPLES.some(isOf(definition)));

/** The published definition in our group, without what is one's own in a cluster. */
function moved({ kind, spec }: Definition): object {
  const { kind: name, plural } = spec.names;
  const group = ours(spec.group);
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind,
    metadata: { name: `${plural}.${group}` },
    spec: { group, scope: 'Namespaced', names: { kind: name, plural }, versions: spec.versions },
  };
}

const asked = ({ apiVersion, ...rest }: Manifest): Manifest => {
  const [group = '', version] = apiVersion.split('/');
  return { ...rest, apiVersion: `${ours(group)}/${version}` };
};

describePublished('published definitions, asked of custom resources with one thing changed', () => {
  const asking = new Asking(NAMESPACE);
  const answers: { readonly title: string; readonly said: Said; readonly found: boolean }[] = [];
  let list = '';

  beforeAll(async () => {
    kubectl(['create', 'namespace', NAMESPACE]);
    const definitions = published();
    list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: definitions.map(moved) });
    kubectlOk(['apply', '--server-side', '-f', '-'], list);
    kubectlOk(['wait', '--for=condition=Established', '--timeout=60s', '-f', '-'], list);
    const samples = CUSTOM_SAMPLES.filter((sample) => definitions.some((known) => isOf(known)(sample)));
    await asking.each(
      samples.flatMap((sample) => [...mutationsOf(sample)]),
      ask,
    );
  });

  afterAll(() => {
    asking.close();
    kubectl(['delete', '--wait=false', '-f', '-'], list);
    kubectl(['delete', 'namespace', NAMESPACE, '--wait=false']);
  });

  async function ask({ title, object }: Mutation): Promise<void> {
    // null in a map is dropped, of which we only warn
    const found = faultsIn(object).some(({ id, severity }) => id !== 'K2' || severity !== 'warning');
    answers.push({ title, said: await asking.make(asked(object)), found });
  }

  test('were asked of hundreds, and took some', () => {
    expect(answers.length).toBeGreaterThan(700);
    expect(answers.filter(({ said }) => said.taken).length).toBeGreaterThan(50);
  });

  test('take nothing in which we find a fault', () => {
    expect(answers.filter(({ said, found }) => said.taken && found).map(({ title }) => title)).toEqual([]);
  });

  test.each([
    ['unknown field', /unknown field/],
    ['value of another type', /must be of type|json: cannot unmarshal/],
    ['missing field', /: Required value/],
    ['value outside of a few', /Unsupported value/],
  ])('know no %s that we know not', (_, message) => {
    const told = answers.filter(({ said }) => message.test(said.message));
    expect(told.length).toBeGreaterThan(20);
    expect(told.filter(({ found }) => !found).map(({ title }) => title)).toEqual([]);
  });
});
