import type {
  Container,
  ContainerPort,
  ResourceRequirements,
  SecurityContext,
  VolumeMount,
} from 'kubernetes-types/core/v1';
import { pullPolicyOf, referenceOf } from '../kernel';
import type { ContainerPlan, MountPlan } from './container-plan';
import { override } from './override';
import { PORT_NAME } from './port-plan';
import type { PortPlan } from './port-props';
import { lifecycleSpec } from './pre-stop-spec';
import { probeSpec } from './probe-spec';
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
  const { name, image, command, args, env, ports, mounts, restart } = plan;
  const lifecycle = lifecycleSpec(plan.preStop);
  const spec: Container = {
    name,
    image: referenceOf(image),
    imagePullPolicy: pullPolicyOf(image),
    ...(restart && { restartPolicy: restart }),
    ...(command && { command: [...command] }),
    ...(args && { args: [...args] }),
    ...(env.from.length > 0 && { envFrom: [...env.from] }),
    ...(env.variables.length > 0 && { env: [...env.variables] }),
    ...(ports.length > 0 && { ports: ports.map(portSpec) }),
    ...probes(plan.probes, ports[0]?.name ?? PORT_NAME),
    ...(lifecycle && { lifecycle }),
    resources: resources(plan.resources),
    securityContext: RESTRICTED,
    ...(mounts.length > 0 && { volumeMounts: mounts.map(mountSpec) }),
  };
  return override(spec, plan.override);
}

const portSpec = ({ name, number }: PortPlan): ContainerPort => ({
  name,
  containerPort: number,
  protocol: 'TCP',
});

const mountSpec = ({ volume, mountPath, subPath, readOnly }: MountPlan): VolumeMount => ({
  name: volume,
  mountPath,
  ...(subPath !== undefined && { subPath }),
  ...(readOnly !== undefined && { readOnly }),
});

const probes = (
  { startup, readiness, liveness }: Partial<ProbesPlan> = {},
  port: string,
): Partial<Container> => ({
  ...(startup && { startupProbe: probeSpec(startup, port) }),
  ...(readiness && { readinessProbe: probeSpec(readiness, port) }),
  ...(liveness && { livenessProbe: probeSpec(liveness, port) }),
});

const resources = ({ cpu, memory, ...plan }: ResourcesPlan): ResourceRequirements => ({
  requests: { cpu, memory, 'ephemeral-storage': plan.ephemeralStorage },
  limits: {
    ...(plan.cpuLimit && { cpu: plan.cpuLimit }),
    memory: plan.memoryLimit,
    'ephemeral-storage': plan.ephemeralStorage,
  },
});
