import { type Json, records } from '../../../kernel';
import { FINE, type Rule, type Table } from '../rule';
import { neededWhere, onlyWhere, says } from '../rules/together';

const OUTSIDE = ['NodePort', 'LoadBalancer'];
const isOutside = says('type', OUTSIDE);
const isBalanced = says('type', ['LoadBalancer']);
const isElsewhere = says('type', ['ExternalName']);
const isHeadless = says('clusterIP', ['None']);

/** Names tell several ports apart. */
const namedPorts: Rule = (value) => {
  if (!Array.isArray(value) || value.length < 2) return FINE;
  return records(value).flatMap(({ name }, index) => {
    if (name !== undefined && name !== null && name !== '') return FINE;
    return [
      {
        at: `${index}.name`,
        expected: 'a name, for there are several ports',
        got: undefined,
        fix: 'write name',
      },
    ];
  });
};

const nodePorts = (spec: Json): readonly Json[] =>
  records(spec.ports).filter(({ nodePort }) => (nodePort ?? 0) !== 0);

const nodePortsOutside: Rule = (value) => {
  const spec = value as Json; // only specifications are asked
  if (isOutside(spec) || nodePorts(spec).length === 0) return FINE;
  const fix = 'leave it out, or change the type';
  return [
    {
      at: 'ports.nodePort',
      expected: 'none but of NodePort and LoadBalancer',
      got: nodePorts(spec)[0]?.nodePort,
      fix,
    },
  ];
};

const headlessInside: Rule = (value) => {
  const spec = value as Json; // only specifications are asked
  if (!isHeadless(spec) || !isOutside(spec)) return FINE;
  return [
    {
      at: 'clusterIP',
      expected: 'no None where type is NodePort or LoadBalancer',
      got: 'None',
      fix: 'leave it out',
    },
  ];
};

/** https://kubernetes.io/docs/concepts/services-networking/service/ */
export const serviceTogether: Table = {
  spec: [
    neededWhere(isElsewhere, 'type is ExternalName', 'externalName'),
    neededWhere((spec) => !isElsewhere(spec) && !isHeadless(spec), 'requests come in', 'ports'),
    onlyWhere((spec) => !isElsewhere(spec), 'type is not ExternalName', 'clusterIP', 'clusterIPs'),
    onlyWhere(says('sessionAffinity', ['ClientIP']), 'sessionAffinity is ClientIP', 'sessionAffinityConfig'),
    onlyWhere(isBalanced, 'type is LoadBalancer', 'loadBalancerClass', 'allocateLoadBalancerNodePorts'),
    onlyWhere(
      (spec) => isOutside(spec) || spec.externalIPs !== undefined,
      'requests come from outside',
      'externalTrafficPolicy',
    ),
    onlyWhere(
      (spec) => isBalanced(spec) && spec.externalTrafficPolicy === 'Local',
      'externalTrafficPolicy is Local',
      'healthCheckNodePort',
    ),
    nodePortsOutside,
    headlessInside,
    { ports: namedPorts },
  ],
};
