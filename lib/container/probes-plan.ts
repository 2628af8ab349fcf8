import { checkCount, checkedSeconds, checkPort, type Duration, type Path } from '../kernel';

/** How one probe asks, and how patient it is. */
export interface ProbeProps {
  /** HTTP path; any answer from 200 to 399 is well. @default - the common `path` of the probes */
  readonly path?: string;
  /** A command in the container; exit code 0 is well. */
  readonly command?: readonly string[];
  /** Only asks whether the port opens. @default false */
  readonly tcp?: boolean;
  /** @default - the container's port */
  readonly port?: number;
  /** Headers beside the common ones. @default - none */
  readonly headers?: Readonly<Record<string, string>>;
  /** Wait before the first question. @default - none */
  readonly initialDelay?: Duration;
  /** @default - startup 2s, readiness 5s, liveness 10s */
  readonly period?: Duration;
  /** 1s is too little for a Ruby process that collects garbage. @default '5s' */
  readonly timeout?: Duration;
  /** Failures in a row until it counts. @default - startup 60, readiness 3, liveness 6 */
  readonly failures?: number;
}

/** The three probes, and what readiness and liveness have in common. */
export interface ProbesProps
  extends Pick<ProbeProps, 'path' | 'headers' | 'initialDelay' | 'period' | 'timeout' | 'failures'> {
  /** Holds the other two until the process has booted. @default - the common path, 2s × 60 */
  readonly startup?: string | ProbeProps | false;
  /** Takes the pod out of the Service while it fails. @default - the common path, else the open port */
  readonly readiness?: string | ProbeProps | false;
  /** Restarts the container. Never let it ask a database. @default - the common path, else none */
  readonly liveness?: string | ProbeProps | false;
}

export interface ProbePlan {
  readonly ask:
    | { readonly kind: 'http'; readonly path: string; readonly headers: Readonly<Record<string, string>> }
    | { readonly kind: 'tcp' }
    | { readonly kind: 'exec'; readonly command: readonly string[] };
  readonly port: number | undefined;
  readonly initialDelay: number | undefined;
  readonly period: number;
  readonly timeout: number;
  readonly failures: number;
}

export interface ProbesPlan {
  readonly startup?: ProbePlan;
  readonly readiness?: ProbePlan;
  readonly liveness?: ProbePlan;
  /** Seconds that a process has to boot. */
  readonly startupBudget: number;
}

const PATIENCE = {
  startup: { period: '2s', failures: 60 },
  readiness: { period: '5s', failures: 3 },
  liveness: { period: '10s', failures: 6 },
} as const;

type Kind = keyof typeof PATIENCE;

/** Probes of a container; `port` is what it listens on, if anything. */
export function planProbes(props: ProbesProps, port: number | undefined, path: Path): ProbesPlan {
  const { startup: _s, readiness: _r, liveness: _l, ...common } = props;
  const shared: Record<Kind, ProbeProps> = {
    // the patience that a team states is for a running process; booting has its own
    startup: startupDefaults(props),
    readiness: common,
    liveness: common,
  };
  const probe = (kind: Kind) => planProbe(kind, props[kind], shared[kind], port, path.at(kind));
  const [startup, readiness, liveness] = [probe('startup'), probe('readiness'), probe('liveness')];
  if (liveness !== undefined && liveness.failures < 3) {
    path
      .at('liveness')
      .at('failures')
      .warn('F20', '3 or more, so that a short stall restarts nothing', liveness.failures, 'raise failures');
  }
  return {
    ...(startup && { startup }),
    ...(readiness && { readiness }),
    ...(liveness && { liveness }),
    startupBudget: startup === undefined ? 0 : startup.period * startup.failures,
  };
}

/** A booted process is alive before it is ready, so booting is asked where liveness is. */
function startupDefaults({ path, headers = {}, readiness, liveness }: ProbesProps): ProbeProps {
  const asked = pathOf(liveness) ?? path ?? pathOf(readiness);
  return { headers, ...(asked !== undefined && { path: asked }) };
}

const pathOf = (probe: string | ProbeProps | false | undefined): string | undefined =>
  typeof probe === 'string' ? probe : probe === false ? undefined : probe?.path;

function planProbe(
  kind: Kind,
  own: string | ProbeProps | false | undefined,
  common: ProbeProps,
  containerPort: number | undefined,
  path: Path,
): ProbePlan | undefined {
  if (own === false) return undefined;
  const props: ProbeProps = typeof own === 'string' ? { path: own } : (own ?? {});
  const ask = questionOf(kind, props, common, containerPort, own !== undefined, path);
  if (ask === undefined) return undefined;
  const { port, initialDelay = common.initialDelay, timeout = common.timeout ?? '5s' } = props;
  const {
    period = common.period ?? PATIENCE[kind].period,
    failures = common.failures ?? PATIENCE[kind].failures,
  } = props;
  if (port !== undefined) checkPort(port, path.at('port'));
  checkCount(failures, path.at('failures'), { from: 1 });
  return {
    ask,
    port,
    failures,
    initialDelay:
      initialDelay === undefined ? undefined : checkedSeconds(initialDelay, path.at('initialDelay')),
    period: checkedSeconds(period, path.at('period'), { from: 1 }),
    timeout: checkedSeconds(timeout, path.at('timeout'), { from: 1 }),
  };
}

function questionOf(
  kind: Kind,
  { path: ownPath, command, tcp = false, port, headers = {} }: ProbeProps,
  common: ProbeProps,
  containerPort: number | undefined,
  asked: boolean,
  path: Path,
): ProbePlan['ask'] | undefined {
  if (command !== undefined) return { kind: 'exec', command };
  const httpPath = tcp ? undefined : (ownPath ?? common.path);
  if ((port ?? containerPort) === undefined) {
    if (asked || httpPath !== undefined) {
      path.refuse(
        'a command, for there is no port to ask',
        httpPath,
        'give the container a port or the probe a command',
      );
    }
    return undefined;
  }
  if (httpPath === undefined) return tcp || asked || kind !== 'liveness' ? { kind: 'tcp' } : undefined;
  if (!httpPath.startsWith('/')) path.refuse("a path that begins with '/'", httpPath, `write '/${httpPath}'`);
  return { kind: 'http', path: httpPath, headers: { ...common.headers, ...headers } };
}
