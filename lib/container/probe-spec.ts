import type { Probe } from 'kubernetes-types/core/v1';
import type { ProbeQuestion } from './probe-question';
import type { ProbePlan } from './probes-plan';

/** A probe as the kubelet reads it; `usual` is the port that it asks when nobody said. */
export const probeSpec = ({ ask, port, ...plan }: ProbePlan, usual: string): Probe => ({
  ...handler(ask, port ?? usual),
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
