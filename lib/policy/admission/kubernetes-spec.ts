import { atLeast, type KubernetesVersion, type Labels, type Manifest } from '../../kernel';
import type { AdmissionPlan, AdmissionPolicy } from './admission-plan';
import { conditions, validationOf, variablesOf } from './cel';
import { namespaceSelector } from './namespace-selector';

/** Whose the objects are, and on what they will be. */
export interface Identity {
  readonly service: string;
  readonly labels: Labels;
  readonly kubernetes: KubernetesVersion;
}

/**
 * A policy for each rule and its binding, which API servers evaluate themselves; of 1.28 and 1.29 they do so where the
 * beta is switched on. https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
export const kubernetesPolicies = (
  { policies, ...plan }: AdmissionPlan,
  { service, labels, kubernetes }: Identity,
): readonly Manifest[] =>
  policies.flatMap((policy) => {
    const version = atLeast(kubernetes, 30) ? 'v1' : 'v1beta1';
    const apiVersion = `admissionregistration.k8s.io/${version}`;
    const metadata = { name: `${service}-${policy.rule.id.toLowerCase()}`, labels };
    return [
      { apiVersion, kind: 'ValidatingAdmissionPolicy', metadata, spec: policySpec(policy, plan) },
      {
        apiVersion,
        kind: 'ValidatingAdmissionPolicyBinding',
        metadata,
        spec: bindingSpec(metadata, policy, plan),
      },
    ];
  });

type Rest = Omit<AdmissionPlan, 'policies'>;

const policySpec = (policy: AdmissionPolicy, { failurePolicy }: Rest) => ({
  failurePolicy,
  matchConstraints: {
    resourceRules: policy.rule.subject.resources.map(({ group, version, names }) => ({
      apiGroups: [group],
      apiVersions: [version],
      operations: ['CREATE', 'UPDATE'],
      resources: names,
    })),
  },
  matchConditions: conditions,
  variables: variablesOf(policy),
  validations: [validationOf(policy)],
});

const bindingSpec = (
  { name }: { readonly name: string },
  { actions }: AdmissionPolicy,
  { namespaces }: Rest,
) => ({
  policyName: name,
  validationActions: actions,
  matchResources: { namespaceSelector: namespaceSelector(namespaces) },
});
