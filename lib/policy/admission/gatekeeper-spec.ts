import { inWave, type Manifest, SYNC_OPTIONS, WAVE } from '../../kernel';
import type { AdmissionPlan, AdmissionPolicy } from './admission-plan';
import type { AdmissionAction } from './admission-props';
import { conditions, validationOf, variablesOf } from './cel';
import type { Identity } from './kubernetes-spec';
import { namespaceSelector } from './namespace-selector';

/**
 * A template for each rule and a constraint that asks for it, in CEL, which Gatekeeper evaluates from 3.18 on.
 * https://open-policy-agent.github.io/gatekeeper/website/docs/validating-admission-policy
 */
export const gatekeeperConstraints = (
  { policies, ...plan }: AdmissionPlan,
  { service, labels }: Omit<Identity, 'kubernetes'>,
): readonly Manifest[] =>
  policies.flatMap((policy) => {
    const kind = `Rails${policy.rule.id}`;
    const name = `${service}-${policy.rule.id.toLowerCase()}`;
    return [
      {
        apiVersion: 'templates.gatekeeper.sh/v1',
        kind: 'ConstraintTemplate',
        metadata: { name: kind.toLowerCase(), labels, annotations: inWave(WAVE.prerequisite) },
        spec: { crd: { spec: { names: { kind } } }, targets: [targetOf(policy, plan)] },
      },
      {
        apiVersion: 'constraints.gatekeeper.sh/v1beta1',
        kind,
        // Gatekeeper makes the kind from the template, a moment after a sync has applied it
        metadata: { name, labels, annotations: { [SYNC_OPTIONS]: 'SkipDryRunOnMissingResource=true' } },
        spec: constraintSpec(policy, plan),
      },
    ];
  });

type Rest = Omit<AdmissionPlan, 'policies'>;

const targetOf = (policy: AdmissionPolicy, { failurePolicy }: Rest) => ({
  target: 'admission.k8s.gatekeeper.sh',
  code: [
    {
      engine: 'K8sNativeValidation',
      source: {
        failurePolicy,
        // called so: https://github.com/open-policy-agent/frameworks
        matchCondition: conditions,
        variables: variablesOf(policy),
        validations: [validationOf(policy)],
      },
    },
  ],
});

const constraintSpec = ({ rule, actions }: AdmissionPolicy, { namespaces }: Rest) => ({
  enforcementAction: enforcementOf(actions),
  match: {
    kinds: rule.subject.kinds.map(({ group, names }) => ({ apiGroups: [group], kinds: names })),
    namespaceSelector: namespaceSelector(namespaces),
  },
});

/** It knows one action, the strictest here; its audit looks at everything anyway. */
function enforcementOf(actions: readonly AdmissionAction[]): 'deny' | 'warn' | 'dryrun' {
  if (actions.includes('Deny')) return 'deny';
  return actions.includes('Warn') ? 'warn' : 'dryrun';
}
