import { field, type Json, record, textAt } from '../../kernel';
import { once } from '../once';
import type { Process } from './processes';

/** A probe, with what Kubernetes takes where it says nothing. */
export interface AskedProbe {
  readonly kind: ProbeKind;
  readonly at: string;
  /** The request that it sends; undefined for one that opens a port or runs a command. */
  readonly request: Json | undefined;
  /** Whether it runs a command. */
  readonly runs: boolean;
  readonly initialDelay: number;
  readonly period: number;
  readonly timeout: number;
  readonly failures: number;
}

type ProbeKind = 'startupProbe' | 'readinessProbe' | 'livenessProbe';
const KINDS: readonly ProbeKind[] = ['startupProbe', 'readinessProbe', 'livenessProbe'];

const number = (value: unknown, usual: number): number => (typeof value === 'number' ? value : usual);

/** https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes */
function read({ container, at }: Process, kind: ProbeKind): readonly AskedProbe[] {
  const probe = container[kind];
  if (probe === undefined || probe === null) return [];
  const request = field(probe, 'httpGet');
  return [
    {
      kind,
      at: `${at}.${kind}`,
      request: request === undefined ? undefined : record(request),
      runs: field(probe, 'exec') !== undefined,
      initialDelay: number(field(probe, 'initialDelaySeconds'), 0),
      period: number(field(probe, 'periodSeconds'), 10),
      timeout: number(field(probe, 'timeoutSeconds'), 1),
      failures: number(field(probe, 'failureThreshold'), 3),
    },
  ];
}

/** Every probe of a container. */
export const probesOf: (process: Process) => readonly AskedProbe[] = once((process) =>
  KINDS.flatMap((kind) => read(process, kind)),
);

/** One probe of a container. */
export const probeOf = (process: Process, kind: ProbeKind): AskedProbe | undefined =>
  probesOf(process).find((probe) => probe.kind === kind);

/** Seconds until a probe that is never answered has failed. */
export const patienceOf = ({ initialDelay, period, failures }: AskedProbe): number =>
  initialDelay + period * failures;

/** The path that a probe asks. */
export const pathOf = ({ request }: AskedProbe): string | undefined => textAt(request, 'path');
