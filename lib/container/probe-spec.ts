import type { Probe } from 'kubernetes-types/core/v1';
import type { ProbePlan } from './probes-plan';

/** The name of a container's port; Services and probes say the name, so the number stands once. */
export const PORT_NAME = 'http';

export function probeSpec({ ask, port = undefined, ...plan }: ProbePlan): Probe {
  return {
    ...question(ask, port ?? PORT_NAME),
    ...(plan.initialDelay !== undefined && { initialDelaySeconds: plan.initialDelay }),
    periodSeconds: plan.period,
    timeoutSeconds: plan.timeout,
    failureThreshold: plan.failures,
  };
}

function question(ask: ProbePlan['ask'], port: string | number): Probe {
  if (ask.kind === 'exec') return { exec: { command: [...ask.command] } };
  if (ask.kind === 'tcp') return { tcpSocket: { port } };
  const httpHeaders = Object.entries(ask.headers).map(([name, value]) => ({ name, value }));
  return { httpGet: { path: ask.path, port, ...(httpHeaders.length > 0 && { httpHeaders }) } };
}
