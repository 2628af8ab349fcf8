import { entryOf, field, type Json, list, record } from '../../../kernel';
import { FINE, type Rule, type Table } from '../rule';
import { neededWhere, onlyWhere, says } from '../rules/together';
import { at, inFiles } from '../where';

const once: Rule = (value) => {
  const got = record(value).successThreshold ?? 1;
  if (typeof got !== 'number' || got === 1) return FINE;
  return [{ at: 'successThreshold', expected: '1: only readiness asks for more', got, fix: 'leave it out' }];
};

const noGraceOfItsOwn: Rule = onlyWhere(
  () => false,
  'a probe ends a container',
  'terminationGracePeriodSeconds',
);

/** Of a pod and of a container. */
export const PROFILES = at(
  ['securityContext.seccompProfile', 'securityContext.appArmorProfile'],
  [
    neededWhere(says('type', ['Localhost']), 'type is Localhost', 'localhostProfile'),
    onlyWhere(says('type', ['Localhost']), 'type is Localhost', 'localhostProfile'),
  ],
);

const escalates: Rule = (value) => {
  const context = record(value);
  const mighty =
    context.privileged === true || list(field(context, 'capabilities', 'add')).includes('CAP_SYS_ADMIN');
  if (context.allowPrivilegeEscalation !== false || !mighty) return FINE;
  const fix = 'take the privilege away';
  return [{ at: 'allowPrivilegeEscalation', expected: 'no false beside privileges', got: false, fix }];
};

const DIVISORS: Readonly<Record<string, readonly string[]>> = {
  cpu: ['1', '1m'],
  memory: ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'],
};

/** In which unit an amount is told; none is the whole. */
const divisor: Rule = (value) => {
  const { resource, divisor: got = '0' } = record(value);
  const [, name = ''] = String(resource).split('.');
  const units = entryOf(DIVISORS, name) ?? DIVISORS.memory ?? [];
  if (String(got) === '0' || units.includes(String(got))) return FINE;
  return [{ at: 'divisor', expected: `one of ${units.join(', ')}`, got, fix: 'write one of them' }];
};

const CONTAINER: Table = [
  PROFILES,
  {
    'env[].valueFrom.resourceFieldRef': divisor,
    livenessProbe: once,
    startupProbe: once,
    readinessProbe: noGraceOfItsOwn,
    securityContext: escalates,
  },
];

const isSidecar = (container: Json): boolean => container.restartPolicy === 'Always';

/** It ends before anything is asked of it. */
const endsByItself = onlyWhere(
  isSidecar,
  'restartPolicy is Always',
  ...['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'],
);

export const containersTogether: Table = [
  inFiles({ 'items[].resourceFieldRef': divisor }),
  { 'containers[]': CONTAINER, 'initContainers[]': [CONTAINER, endsByItself] },
];
