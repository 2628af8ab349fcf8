import { list, record } from '../../../kernel';
import { type Complaint, FINE, type Rule, type Table } from '../rule';
import { noneOf } from '../rules/texts';
import { onlyWhere, says } from '../rules/together';
import type { ValueCheck } from '../value-checks';
import { inClaims, inJobs, kindsOf } from '../where';
import { bindingsTogether } from './bindings-together';
import { jobTogether } from './job-together';
import { ingressTogether, policyTogether, routeTogether } from './network-together';
import { podTogether } from './pod-together';
import { scalingTogether } from './scaling-together';
import { serviceTogether } from './service-together';

/** What is not written is 600 s. */
const deadlineAfterReady: Rule = (value) => {
  const { minReadySeconds: ready = 0, progressDeadlineSeconds: deadline = 600 } = record(value);
  if (typeof ready !== 'number' || typeof deadline !== 'number' || deadline > ready || deadline < 1)
    return FINE;
  const fix = 'raise it, or lower minReadySeconds';
  const expected = `more than ${ready}, its minReadySeconds`;
  return [{ at: 'progressDeadlineSeconds', expected, got: deadline, fix }];
};

const rollingOnly = onlyWhere(
  says('type', ['RollingUpdate'], 'RollingUpdate'),
  'type is RollingUpdate',
  'rollingUpdate',
);

/** Their pods stay, so a container that ends is started again. */
const STAYS: Table = { 'spec.template.spec.restartPolicy': noneOf(['Never', 'OnFailure'], 'Always') };

/** The same key twice, as a text and as bytes. */
const oneOfBoth: Rule = (value) => {
  const { data, binaryData } = record(value);
  return Object.keys(record(binaryData))
    .filter((key) => key in record(data))
    .map((got) => ({ at: 'binaryData', expected: 'no key of data', got, fix: 'take one of the two away' }));
};

const onePodAlone: Rule = (value) => {
  const modes = list(value);
  if (!modes.includes('ReadWriteOncePod') || modes.length === 1) return FINE;
  return [{ expected: 'ReadWriteOncePod alone', got: modes, fix: 'take the others away' }];
};

const LIMIT: Table = [
  onlyWhere((limit) => limit.type !== 'Pod', 'type is not Pod', 'default', 'defaultRequest'),
  storageOfClaims,
];

function storageOfClaims(value: unknown): readonly Complaint[] {
  const { type, min, max } = record(value);
  const limited = 'storage' in record(min) || 'storage' in record(max);
  if (type !== 'PersistentVolumeClaim' || limited) return FINE;
  return [
    { at: 'max', expected: 'the least or the most storage of a claim', got: max, fix: 'write storage' },
  ];
}

export const together: ValueCheck = {
  id: 'V6',
  title: 'fields that depend on each other agree',
  why: 'the API server refuses the object',
  fix: 'change one of the two fields that are named',
  pods: podTogether,
  kinds: kindsOf(bindingsTogether, inJobs(jobTogether), inClaims({ accessModes: onePodAlone }), {
    'Deployment.apps': [STAYS, { spec: deadlineAfterReady, 'spec.strategy': rollingOnly }],
    'StatefulSet.apps': [STAYS, { 'spec.updateStrategy': rollingOnly }],
    'DaemonSet.apps': STAYS,
    'ReplicaSet.apps': STAYS,
    'HorizontalPodAutoscaler.autoscaling': scalingTogether,
    Service: serviceTogether,
    'NetworkPolicy.networking.k8s.io': policyTogether,
    'Ingress.networking.k8s.io': ingressTogether,
    'HTTPRoute.gateway.networking.k8s.io': routeTogether,
    ConfigMap: oneOfBoth,
    LimitRange: { 'spec.limits[]': LIMIT },
  }),
};
