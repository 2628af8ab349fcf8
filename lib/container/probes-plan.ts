import { checkCount, checkedSeconds, type Path } from '../kernel';
import type { ContainerPorts } from './port-props';
import { checkQuestions } from './probe-check';
import { planProbePort } from './probe-port';
import type { ProbeProps, ProbesProps } from './probe-props';
import { ownQuestion, type ProbeQuestion, propsOf, questionOf, withQuestion } from './probe-question';

/** Everything that is decided about one probe; times are in seconds. */
export interface ProbePlan {
  readonly ask: ProbeQuestion;
  /** Undefined for the container's own. */
  readonly port: number | string | undefined;
  readonly initialDelay: number | undefined;
  readonly period: number;
  readonly timeout: number;
  readonly failures: number;
}

/** The probes that a container has. */
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

/** Probes of a container that listens on these ports, if on any. */
export function planProbes(props: ProbesProps, ports: ContainerPorts, path: Path): ProbesPlan {
  checkQuestions(props, path);
  const { startup: _s, readiness: _r, liveness: _l, ...common } = props;
  // the patience that a team states is for a running process; booting has its own
  const { path: commonPath, headers } = common;
  const unhurried = { ...(commonPath !== undefined && { path: commonPath }), ...(headers && { headers }) };
  const probe = (kind: Kind, shared: ProbeProps) => planProbe(kind, props, shared, ports, path.at(kind));
  const startup = probe('startup', unhurried);
  const readiness = probe('readiness', common);
  const liveness = probe('liveness', common);
  if (liveness !== undefined && liveness.failures < 3) warnOfRestarts(liveness, path.at('liveness'));
  return {
    ...(startup && { startup }),
    ...(readiness && { readiness }),
    ...(liveness && { liveness }),
    startupBudget: startup === undefined ? 0 : startup.period * startup.failures,
  };
}

function warnOfRestarts({ failures }: ProbePlan, path: Path): void {
  const expected = '3 or more, so that a short stall restarts nothing';
  path.at('failures').warn('F20', expected, failures, 'raise failures');
}

function planProbe(
  kind: Kind,
  all: ProbesProps,
  common: ProbeProps,
  ports: ContainerPorts,
  path: Path,
): ProbePlan | undefined {
  const choice = all[kind];
  if (choice === false) return undefined;
  const own = propsOf(choice);
  const props = kind === 'startup' ? withQuestion(own, startupQuestion(all)) : own;
  const asked = questionOf(props, common);
  if (asked?.kind !== 'exec' && (props.port ?? ports.usual) === undefined) {
    // a common path is one mistake, however many probes share it
    if (choice !== undefined || (asked !== undefined && kind === 'readiness'))
      refuseWithoutPort(props, common, path);
    return undefined;
  }
  if (asked === undefined && choice === undefined && kind === 'liveness') return undefined;
  const port = planProbePort(props.port, ports, path.at('port'));
  return { ask: asked ?? { kind: 'tcp' }, port, ...patience(kind, props, common, path) };
}

/** A booted process is alive before it is ready, so booting is asked where liveness is. */
const startupQuestion = ({ path, readiness, liveness }: ProbesProps): ProbeProps =>
  ownQuestion(liveness) ?? (path === undefined ? ownQuestion(readiness) : undefined) ?? {};

function refuseWithoutPort(props: ProbeProps, common: ProbeProps, path: Path): void {
  const fix = 'give the container a port or the probe a command';
  path.refuse('a command, for there is no port to ask', props.path ?? common.path, fix);
}

type Patience = Omit<ProbePlan, 'ask' | 'port'>;

function patience(kind: Kind, props: ProbeProps, common: ProbeProps, path: Path): Patience {
  const { initialDelay = common.initialDelay, timeout = common.timeout ?? '5s' } = props;
  const {
    period = common.period ?? PATIENCE[kind].period,
    failures = common.failures ?? PATIENCE[kind].failures,
  } = props;
  checkCount(failures, path.at('failures'), { from: 1 });
  return {
    initialDelay:
      initialDelay === undefined ? undefined : checkedSeconds(initialDelay, path.at('initialDelay')),
    period: checkedSeconds(period, path.at('period'), { from: 1 }),
    timeout: checkedSeconds(timeout, path.at('timeout'), { from: 1 }),
    failures,
  };
}
