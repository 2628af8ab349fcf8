import type { Probe } from 'kubernetes-types/core/v1';
import type { ProbeQuestion } from './probe-question';
import type { ProbePlan } from './probes-plan';

/** The name of a container's port; Services and probes say the name, so the number stands once. */
export const PORT_NAME = 'http';

/** A probe as the kubelet reads it. */
export const probeSpec = ({ ask, port, ...plan }: ProbePlan): Probe => ({
  ...handler(ask, port ?? PORT_NAME),
  ...(plan.initialDelay !== undefined && { initialDelaySeconds: plan.initialDelay }),
  periodSeconds: plan.period,
  timeoutSeconds: plan.timeout,
  failureThreshold: plan.failures,
});

function handler(ask: ProbeQuestion, port: string | number): Probe {
  if (ask.kind === 'exec') return { exec: { command: [...ask.command] } };
  if (ask.kind === 'tcp') return { tcpSocket: { port } };
  const httpHeaders = Object.entries(ask.headers).map(([name, value]) => ({ name, value }));
  return { httpGet: { path: ask.path, port, ...(httpHeaders.length > 0 && { httpHeaders }) } };
}
