import type { Container, Lifecycle, ResourceRequirements, SecurityContext } from 'kubernetes-types/core/v1';
import { pullPolicyOf, referenceOf } from '../kernel';
import type { ContainerPlan, PreStop } from './container-plan';
import { override } from './override';
import { PORT_NAME, probeSpec } from './probe-spec';
import type { ProbesPlan } from './probes-plan';
import type { ResourcesPlan } from './resources-plan';

/** What Pod Security `restricted` asks of a container, and a root file system that nobody changes. */
const RESTRICTED: SecurityContext = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
  runAsNonRoot: true,
};

/** A container as the API server reads it, the chart's own fields last. */
export function containerSpec(plan: ContainerPlan): Container {
  const { name, image, command, args, env, port, mounts } = plan;
  const spec: Container = {
    name,
    image: referenceOf(image),
    imagePullPolicy: pullPolicyOf(image),
    ...(command && { command: [...command] }),
    ...(args && { args: [...args] }),
    ...(env.from.length > 0 && { envFrom: [...env.from] }),
    ...(env.variables.length > 0 && { env: [...env.variables] }),
    ...(port !== undefined && { ports: [{ name: PORT_NAME, containerPort: port, protocol: 'TCP' }] }),
    ...probes(plan.probes),
    ...(plan.preStop.seconds > 0 && { lifecycle: preStop(plan.preStop) }),
    resources: resources(plan.resources),
    securityContext: RESTRICTED,
    ...(mounts.length > 0 && {
      volumeMounts: mounts.map(({ volume, mountPath }) => ({ name: volume, mountPath })),
    }),
  };
  return override(spec, plan.override);
}

const probes = ({ startup, readiness, liveness }: Partial<ProbesPlan> = {}): Partial<Container> => ({
  ...(startup && { startupProbe: probeSpec(startup) }),
  ...(readiness && { readinessProbe: probeSpec(readiness) }),
  ...(liveness && { livenessProbe: probeSpec(liveness) }),
});

const preStop = ({ seconds, native }: PreStop): Lifecycle => ({
  preStop: native ? { sleep: { seconds } } : { exec: { command: ['sleep', String(seconds)] } },
});

const resources = ({ cpu, memory, cpuLimit, ephemeralStorage }: ResourcesPlan): ResourceRequirements => ({
  requests: { cpu, memory, 'ephemeral-storage': ephemeralStorage },
  limits: { ...(cpuLimit && { cpu: cpuLimit }), memory, 'ephemeral-storage': ephemeralStorage },
});
