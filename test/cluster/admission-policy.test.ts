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
import { type Answer, describeCluster, getJson, kubectl, kubectlOk, until } from './kubectl';

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

/** Asks for all of them, without making any. */
const make = (objects: readonly Manifest[], namespace = NAMESPACE) =>
  kubectl(
    ['create', '--dry-run=server', '-f', '-'],
    list(objects.map((object) => whole(here(object, namespace)))),
  );

/** What each rule is shown, under a name of its own. */
const cases = (which: 'refused' | 'passed') =>
  rulesIn(true).flatMap(({ rule: { id }, severity }) =>
    Object.values(OBJECTS[id]?.[which] ?? {}).map((object, index) => {
      const name = `${id.toLowerCase()}-${index}`;
      return { id, severity, name, object: { ...object, metadata: { ...object.metadata, name } } };
    }),
  );

const refused = cases('refused');
const ids = [...new Set(refused.map(({ id }) => id))];

const namespace = (name: string, ...labels: readonly string[]) => {
  kubectl(['create', 'namespace', name]);
  kubectlOk(['label', '--overwrite', 'namespace', name, ...labels]);
};

describeCluster('the admission policies of a platform', () => {
  let answer: Answer;
  const saidBy = (id: string) => answer.stderr.split('\n').filter((line) => line.includes(`: ${id}: `));

  beforeAll(async () => {
    namespace(NAMESPACE, `${LABEL}=here`);
    namespace(`${NAMESPACE}-off`, `${LABEL}=here`, 'cdk8s-rails/admission=off');
    namespace(`${NAMESPACE}-other`, `${LABEL}=elsewhere`);
    kubectlOk(['apply', '--server-side', '-f', '-'], list(policies));
    // an API server asks policies from a moment on after it has taken them
    await until('every policy is asked', () => {
      answer = make(refused.map(({ object }) => object));
      return ids.every((id) => saidBy(id).length > 0);
    });
  });

  afterAll(() => {
    kubectl(['delete', '--wait=false', '-f', '-'], list(policies));
    for (const name of [NAMESPACE, `${NAMESPACE}-off`, `${NAMESPACE}-other`]) {
      kubectl(['delete', 'namespace', name, '--wait=false']);
    }
  });

  test.each(ids)('say by %s what is wrong and what to do', (id) => {
    expect(saidBy(id).filter((line) => !/: got .*; |; got .*; /.test(line))).toEqual([]);
  });

  test('say it of each object that would stop a synth, and let none of them in', () => {
    const errors = refused.filter(({ severity }) => severity === 'error');
    const unsaid = errors.filter(({ id, name }) => !saidBy(id).some((line) => line.includes(`"${name}"`)));
    expect(unsaid).toEqual([]);
    expect(errors.filter(({ name }) => answer.stdout.includes(`/${name} created`))).toEqual([]);
  });

  test('let in what synth only warns of', () => {
    const warned = refused.filter(({ severity }) => severity === 'warning');
    expect(warned.filter(({ name }) => !answer.stdout.includes(`/${name} created`))).toEqual([]);
  });

  test('let everything pass that is nearly the same and right', () => {
    const passed = cases('passed');
    const { stdout, stderr } = make(passed.map(({ object }) => object));
    expect(stderr).not.toContain('ValidatingAdmissionPolicy');
    expect(stdout.trim().split('\n')).toHaveLength(passed.length);
  });

  test('let everything in dist pass that makes pods', () => {
    const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.k8s.yaml'),
    );
    const makers = files
      .flatMap((file) => parseAllDocuments(readFileSync(join(DIST, file), 'utf8')).map((each) => each.toJS()))
      .filter((object: Manifest) => podOf(object) !== undefined);
    const { status, stderr } = make(makers);
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  test.each([`${NAMESPACE}-off`, `${NAMESPACE}-other`])('judge nothing in %s', (name) => {
    expect(make([BAD], name).stderr).not.toContain('C12: ');
  });

  test('let what was there before be labelled and scaled, not changed otherwise', () => {
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

  test('are expressions that the API server has nothing against', async () => {
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
