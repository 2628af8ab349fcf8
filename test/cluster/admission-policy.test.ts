import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { AdmissionPolicies, definePlatform } from '../../lib';
import { type Manifest, podOf } from '../../lib/kernel';
import { rulesIn } from '../../lib/policy/admission/admission-plan';
import { render } from '../../lib/testing';
import { OBJECTS } from '../policy/admission/objects';
import { deployment } from '../policy/objects';
import { describeCluster, getJson, kubectl, kubectlOk, until } from './kubectl';

const DIST = join(__dirname, '../../dist');
const NAMESPACE = 'admission-policy';
const LABEL = 'example.com/admission-policy';

const platform = definePlatform({
  apps: '/nowhere/apps',
  environments: { production: { kubernetes: '1.34' } },
});

const BAD = deployment('web', {}, { livenessProbe: { tcpSocket: { port: 'web' } } });

/** For no namespace but those of this test. */
class AdmissionTest extends platform.ServiceChart {
  admission = new AdmissionPolicies(this, 'admission', { namespaces: { [LABEL]: 'here' } });
}

const policies = render(AdmissionTest, 'production', { image: 'registry.example.com/none:1' }).objects.filter(
  ({ kind }) => kind.startsWith('ValidatingAdmission'),
);

const list = (items: readonly Manifest[]): string =>
  JSON.stringify({ apiVersion: 'v1', kind: 'List', items });

const here = (object: Manifest, namespace = NAMESPACE): Manifest => ({
  ...object,
  metadata: { ...object.metadata, namespace },
});

/** An object as a controller of the API server wants it, whatever a rule is about. */
const whole = (object: Manifest): Manifest => {
  if (object.kind !== 'StatefulSet') return object;
  return { ...object, spec: { ...Object(object.spec), serviceName: 'web' } };
};

const make = (object: Manifest, namespace = NAMESPACE) =>
  kubectl(['create', '--dry-run=server', '-f', '-'], JSON.stringify(whole(here(object, namespace))));

const cases = (which: 'refused' | 'passed') =>
  rulesIn(true).flatMap(({ rule: { id }, severity }) =>
    Object.entries(OBJECTS[id]?.[which] ?? {}).map(([title, object]) => ({ id, severity, title, object })),
  );

const namespace = (name: string, ...labels: readonly string[]) => {
  kubectl(['create', 'namespace', name]);
  kubectlOk(['label', '--overwrite', 'namespace', name, ...labels]);
};

describeCluster('the admission policies of a platform', () => {
  beforeAll(async () => {
    namespace(NAMESPACE, `${LABEL}=here`);
    namespace(`${NAMESPACE}-off`, `${LABEL}=here`, 'cdk8s-rails/admission=off');
    namespace(`${NAMESPACE}-other`, `${LABEL}=elsewhere`);
    kubectlOk(['apply', '--server-side', '-f', '-'], list(policies));
    // an API server asks policies from a moment on after it has taken them
    for (const [id, object] of new Map(cases('refused').map((one) => [one.id, one.object]))) {
      await until(`${id} is asked`, () => make(object).stderr.includes(`${id}: `));
    }
  });

  afterAll(() => {
    kubectl(['delete', '--wait=false', '-f', '-'], list(policies));
    for (const name of [NAMESPACE, `${NAMESPACE}-off`, `${NAMESPACE}-other`]) {
      kubectl(['delete', 'namespace', name, '--wait=false']);
    }
  });

  test.each(cases('refused'))('$id: $title is not taken without a word', ({ id, severity, object }) => {
    const { status, stderr } = make(object);
    expect(stderr).toMatch(new RegExp(`(denied request|Warning).*${id}: .*; got .*; `));
    expect(status).toBe(severity === 'error' ? 1 : 0);
  });

  test.each(cases('passed'))('$id: $title passes', ({ id, object }) => {
    expect(make(object).stderr).not.toContain(`${id}: `);
  });

  test('everything in dist that makes pods passes', () => {
    const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.k8s.yaml'),
    );
    const makers = files
      .flatMap((file) => parseAllDocuments(readFileSync(join(DIST, file), 'utf8')).map((each) => each.toJS()))
      .filter((object: Manifest) => podOf(object) !== undefined);
    const { status, stderr } = kubectl(
      ['create', '--dry-run=server', '-f', '-'],
      list(makers.map((one) => here(one))),
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  test.each([`${NAMESPACE}-off`, `${NAMESPACE}-other`])('nothing is judged in %s', (name) => {
    expect(make(BAD, name).stderr).not.toContain('C12: ');
  });

  test('what was there before may be labelled, not changed for the worse', () => {
    const bad = here(BAD);
    kubectlOk(['label', '--overwrite', 'namespace', NAMESPACE, 'cdk8s-rails/admission=off']);
    kubectlOk(['create', '-f', '-'], JSON.stringify(bad));
    kubectlOk(['label', 'namespace', NAMESPACE, 'cdk8s-rails/admission-']);
    const of = ['-n', NAMESPACE, 'deployment', bad.metadata.name];
    expect(kubectl(['label', ...of, 'a=b']).stderr).toBe('');
    expect(kubectl(['scale', ...of, '--replicas=2']).status).toBe(0);
    const patch = '{"spec":{"minReadySeconds":5}}';
    expect(kubectl(['patch', ...of, '-p', patch]).stderr).toContain('C12: ');
  });

  test('the API server has nothing against their expressions', async () => {
    const names = policies
      .filter(({ kind }) => kind === 'ValidatingAdmissionPolicy')
      .map(({ metadata }) => metadata.name);
    for (const name of names) {
      let status: { observedGeneration?: number; typeChecking?: object } = {};
      await until(`${name} is type-checked`, () => {
        ({ status = {} } = getJson<{ status?: typeof status }>(['validatingadmissionpolicy', name]));
        return status.typeChecking !== undefined;
      });
      expect(status.typeChecking).toEqual({});
    }
  });
});
