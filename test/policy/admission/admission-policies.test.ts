import { describe, expect, test } from '@jest/globals';
import { AdmissionPolicies, type AdmissionPoliciesProps, definePlatform, InvalidProps } from '../../../lib';
import { describe as line, type Manifest } from '../../../lib/kernel';
import { CHECKS } from '../../../lib/policy';
import { rulesIn } from '../../../lib/policy/admission/admission-plan';
import { render } from '../../../lib/testing';

const platform = definePlatform({
  apps: '/nowhere/apps',
  environments: { production: { kubernetes: '1.34' }, qa: { kubernetes: '1.29' } },
});

type Name = (typeof platform.environments)[number];

const objectsOf = (props: AdmissionPoliciesProps, environment: Name = 'production'): readonly Manifest[] => {
  class Baseline extends platform.ServiceChart {
    admission = new AdmissionPolicies(this, 'admission', props);
  }
  return render(Baseline, environment, { image: 'registry.example.com/baseline:4f2a9c1' }).objects;
};

const kinds = (kind: string, props: AdmissionPoliciesProps = {}, environment: Name = 'production') =>
  objectsOf(props, environment).filter((object) => object.kind === kind);

const refused = (props: object): readonly string[] => {
  try {
    objectsOf(props);
    return [];
  } catch (error) {
    return error instanceof InvalidProps ? error.findings.map(line) : [String(error)];
  }
};

const ids = rulesIn(true).map(({ rule }) => rule.id.toLowerCase());

describe('admission policies', () => {
  test('are one for each rule, and bound', () => {
    const names = ids.map((id) => `baseline-${id}`);
    expect(kinds('ValidatingAdmissionPolicy').map(({ metadata }) => metadata.name)).toEqual(names);
    expect(kinds('ValidatingAdmissionPolicyBinding').map(({ spec }) => Object(spec).policyName)).toEqual(
      names,
    );
  });

  test('say the id, what holds and what to do, as the check does', () => {
    const { title = '', fix = '' } = CHECKS.find(({ id }) => id === 'C12') ?? {};
    const [policy] = kinds('ValidatingAdmissionPolicy').filter(({ metadata }) =>
      metadata.name.endsWith('c12'),
    );
    expect(Object(policy?.spec).validations[0]).toMatchObject({ message: `C12: ${title}; ${fix}` });
  });

  test('are for namespaces of charts, but for those that are left out', () => {
    expect(Object(kinds('ValidatingAdmissionPolicyBinding')[0]?.spec).matchResources).toEqual({
      namespaceSelector: {
        matchLabels: { 'app.kubernetes.io/managed-by': 'cdk8s-rails' },
        matchExpressions: [{ key: 'cdk8s-rails/admission', operator: 'NotIn', values: ['off'] }],
      },
    });
  });

  test.each<[AdmissionPoliciesProps, unknown]>([
    [{}, ['Deny']],
    [{ errors: ['Warn', 'Audit'] }, ['Warn', 'Audit']],
  ])('do with what stops a synth as they are told: %j', (props, actions) => {
    expect(Object(kinds('ValidatingAdmissionPolicyBinding', props)[0]?.spec).validationActions).toEqual(
      actions,
    );
  });

  test.each<[Name, string]>([
    ['production', 'admissionregistration.k8s.io/v1'],
    ['qa', 'admissionregistration.k8s.io/v1beta1'],
  ])('are of the version that a cluster has: %s', (environment, apiVersion) => {
    const policies = kinds('ValidatingAdmissionPolicy', {}, environment);
    expect(new Set(policies.map((policy) => policy.apiVersion))).toEqual(new Set([apiVersion]));
  });

  test('leave out what they are told to', () => {
    expect(kinds('ValidatingAdmissionPolicy', { without: ['C12'] })).toHaveLength(ids.length - 1);
  });

  test('are the same in Gatekeeper, whose templates come before their constraints', () => {
    const templates = kinds('ConstraintTemplate', { engine: 'gatekeeper', warnings: ['Audit'] });
    expect(templates.map(({ metadata }) => metadata.name)).toEqual(ids.map((id) => `rails${id}`));
    const [constraint] = kinds('RailsC12', { engine: 'gatekeeper', failurePolicy: 'Ignore' });
    expect(constraint).toMatchObject({
      metadata: { annotations: { 'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true' } },
      spec: {
        enforcementAction: 'deny',
        match: { kinds: expect.arrayContaining([{ apiGroups: [''], kinds: ['Pod'] }]) },
      },
    });
  });

  test.each<[object, string]>([
    [{ errors: [] }, 'errors: expected an action at least'],
    [{ errors: ['Deny', 'Warn'] }, 'errors: expected Deny or Warn, not both'],
    [{ warnings: ['deny'] }, "warnings: expected one of Deny, Warn, Audit, got 'deny'"],
    [{ warnings: ['Warn', 'Warn'] }, 'warnings: expected each action once'],
    [{ failurePolicy: 'fail' }, "failurePolicy: expected one of Fail, Ignore, got 'fail'"],
    [{ engine: 'kyverno' }, "engine: expected one of kubernetes, gatekeeper, got 'kyverno'"],
    [{ namespaces: {} }, 'namespaces: expected a label at least'],
    [{ namespaces: { 'a b': 'c' } }, 'namespaces.a b: expected the key and the value of a label'],
    [{ without: ['C21x'] }, 'without: expected ids of C11'],
    [{ witout: ['C12'] }, "did you mean 'without'?"],
  ])('refuse %j', (props, said) => {
    expect(refused(props)).toEqual([expect.stringContaining(said)]);
  });
});
