import { atLeast, checkedSeconds, type Path, SLACK } from '../kernel';
import { type Beside, planBeside } from './beside-plan';
import type { ProxyProps } from './beside-props';
import type { ContainerPlan, PreStop } from './container-plan';
import type { ProbeProps, ProbesProps } from './probe-props';
import { planProbes } from './probes-plan';

/** The container that requests reach before the main one; undefined where there is none. */
export function planProxy(
  props: ProxyProps | undefined,
  around: Beside,
  serves: boolean,
  path: Path,
): ContainerPlan | undefined {
  if (props === undefined) return undefined;
  if (!serves) {
    path.refuse('a port of the main container, to lead to', undefined, 'give the container a port');
    return undefined;
  }
  const { name = 'proxy', port = 8080, probes = {} } = props;
  around.share.names.take(name, path.at('name'));
  const usual = around.share.ports.serving(port, path.at('port'));
  return {
    ...planBeside(name, props, around, path),
    ports: [usual],
    probes: planProbes(throughProxy(probes, around.main), { usual, all: [usual] }, path.at('probes')),
    preStop: planPreStop(props, around, path.at('preStop')),
  };
}

/**
 * Ready when an answer comes through it, alive while its port opens. The main container may boot for minutes,
 * and a proxy that answers 502 meanwhile is well, so nothing asks whether it has started.
 */
function throughProxy(own: ProbesProps, main: ContainerPlan): ProbesProps {
  const { path, startup = false } = own;
  if (path !== undefined) return { ...own, startup };
  const { readiness = asked(own, main), liveness = { tcp: true } } = own;
  return { ...own, startup, readiness, liveness };
}

/** What the main container is asked at its own port, as patiently unless the proxy's probes say otherwise. */
function asked(own: ProbesProps, { probes }: ContainerPlan): ProbeProps {
  const readiness = probes?.readiness;
  if (readiness === undefined || readiness.ask.kind !== 'http' || readiness.port !== undefined)
    return { tcp: true };
  const { ask, period, timeout, failures } = readiness;
  return {
    path: ask.path,
    headers: ask.headers,
    period: own.period ?? `${period}s`,
    timeout: own.timeout ?? `${timeout}s`,
    failures: own.failures ?? failures,
  };
}

/** From before the main container's stop to the end of its last request. */
function planPreStop({ preStop, quit }: ProxyProps, around: Beside, path: Path): PreStop {
  const { preStop: least, longestRequest, grace } = around.shutdown;
  const usual = least + longestRequest;
  const seconds = preStop === undefined ? usual : checkedSeconds(preStop, path, { fallback: usual });
  if (seconds < least) {
    const fix = 'leave preStop out: the proxy would be gone before what it leads to';
    path.refuse(`${least}s or more, as long as the main container goes on serving`, `${seconds}s`, fix);
  } else if (preStop !== undefined && seconds > grace - SLACK) {
    const expected = `${grace - SLACK}s at most, ${SLACK}s before the pod is killed`;
    path.refuse(expected, `${seconds}s`, 'leave preStop out, or raise shutdown.grace');
  }
  return { seconds, native: atLeast(around.environment.kubernetes, 30), ...(quit && { command: quit }) };
}
