import type { ProbeChoice, ProbeProps, ProbesProps } from '../container';
import type { WorkerProbes } from './adapters';

/** The probes of an adapter, with what a team says of each laid over them. */
export function layProbes(usual: WorkerProbes, own: ProbesProps): ProbesProps {
  const laid = Object.entries(usual).map(([name, probe]) => [
    name,
    layProbe(probe, own[name as keyof WorkerProbes]), // Object.entries forgets the names' type
  ]);
  return { ...own, ...Object.fromEntries(laid) };
}

/** One that asks in another way is another probe. */
function layProbe(usual: ProbeProps, own: ProbeChoice | undefined): ProbeChoice {
  if (own === undefined) return usual;
  if (own === false) return own;
  const props = typeof own === 'string' ? { path: own } : own;
  return props.command !== undefined || props.tcp ? props : { ...usual, ...props };
}
