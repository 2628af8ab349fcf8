import { type Container, field, inPod, list, type Pod, record, records, Words } from '../kernel';
import type { Objection } from './check';

export type Violation = Pick<Objection, 'field' | 'expected' | 'got' | 'fix'>;

/**
 * What the Pod Security Standard `restricted` has against a pod.
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export const violationsOf = (pod: Pod): readonly Violation[] => [
  ...ofHost(pod),
  ...ofVolumes(pod),
  ...ofSysctls(pod),
  ...pod.containers.flatMap((container) => [...ofContainer(container), ...ofUser(pod, container)]),
];

const violation = (at: string, expected: string, got: unknown, fix: string): Violation => ({
  field: at,
  expected,
  got,
  fix,
});

const ofHost = (pod: Pod): readonly Violation[] =>
  ['hostNetwork', 'hostPID', 'hostIPC']
    .filter((name) => (pod.spec[name] ?? false) !== false)
    .map((name) => violation(inPod(pod, `spec.${name}`), 'false', pod.spec[name], 'leave it out'));

const VOLUMES = new Set(
  'configMap csi downwardAPI emptyDir ephemeral persistentVolumeClaim projected secret'.split(' '),
);

const ofVolumes = (pod: Pod): readonly Violation[] =>
  records(pod.spec.volumes).flatMap(({ name, ...sources }) =>
    Object.keys(sources)
      .filter((source) => !VOLUMES.has(source))
      .map((source) => {
        const expected = 'a volume that does not belong to the node';
        const fix = 'use an emptyDir or a PersistentVolumeClaim';
        return violation(inPod(pod, `spec.volumes.${name}`), expected, new Words(source), fix);
      }),
  );

/** https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/#safe-and-unsafe-sysctls */
const SAFE_SYSCTLS = new Set(
  'kernel.shm_rmid_forced net.ipv4.ip_local_port_range net.ipv4.ip_unprivileged_port_start net.ipv4.tcp_syncookies net.ipv4.ping_group_range net.ipv4.ip_local_reserved_ports net.ipv4.tcp_keepalive_time net.ipv4.tcp_fin_timeout net.ipv4.tcp_keepalive_intvl net.ipv4.tcp_keepalive_probes'.split(
    ' ',
  ),
);

const ofSysctls = (pod: Pod): readonly Violation[] =>
  records(field(pod.spec, 'securityContext', 'sysctls'))
    .filter(({ name }) => !SAFE_SYSCTLS.has(String(name)))
    .map(({ name }) =>
      violation(inPod(pod, 'spec.securityContext.sysctls'), 'a safe one', name, 'leave it out'),
    );

function* ofContainer({ container, at }: Container): Iterable<Violation> {
  const context = record(container.securityContext);
  const rule = (name: string, holds: boolean, expected: string, got: unknown) =>
    holds ? [] : [violation(`${at}.securityContext.${name}`, expected, got, `set it to ${expected}`)];
  const drop = list(field(context, 'capabilities', 'drop'));
  const added = list(field(context, 'capabilities', 'add')).filter((name) => name !== 'NET_BIND_SERVICE');
  yield* rule(
    'allowPrivilegeEscalation',
    context.allowPrivilegeEscalation === false,
    'false',
    context.allowPrivilegeEscalation,
  );
  yield* rule('privileged', (context.privileged ?? false) === false, 'false', context.privileged);
  yield* rule('capabilities.drop', drop.includes('ALL'), '[ALL]', drop);
  yield* rule('capabilities.add', added.length === 0, '[NET_BIND_SERVICE] or nothing', added);
  yield* rule('procMount', (context.procMount ?? 'Default') === 'Default', 'Default', context.procMount);
  for (const { hostPort } of records(container.ports)) {
    if ((hostPort ?? 0) === 0) continue;
    yield violation(`${at}.ports.hostPort`, 'none', hostPort, 'leave it out and use a Service');
  }
}

/** What a container may say for itself and otherwise has from its pod. */
function* ofUser(pod: Pod, { container, at }: Container): Iterable<Violation> {
  const ofPod = record(pod.spec.securityContext);
  const own = record(container.securityContext);
  const said = (name: string, ...keys: readonly string[]) =>
    field(own, name, ...keys) ?? field(ofPod, name, ...keys);
  const nonRoot = said('runAsNonRoot');
  const seccomp = said('seccompProfile', 'type');
  if (nonRoot !== true)
    yield violation(`${at}.securityContext.runAsNonRoot`, 'true', nonRoot, 'set it to true');
  if (said('runAsUser') === 0) {
    yield violation(
      `${at}.securityContext.runAsUser`,
      'a user that is not root',
      0,
      "use the image's own user",
    );
  }
  if (seccomp !== 'RuntimeDefault' && seccomp !== 'Localhost') {
    const fix = 'set it to RuntimeDefault';
    yield violation(`${at}.securityContext.seccompProfile.type`, 'RuntimeDefault or Localhost', seccomp, fix);
  }
}
