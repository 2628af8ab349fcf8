import { field, records, Words } from '../../../kernel';
import type { Check, Objection } from '../../check';
import type { World } from '../../world';
import { type Listening, listeningOf } from '../listening';
import { probesOf } from '../probes';
import type { Process } from '../processes';
import { type Running, runningIn } from '../running';

export const portsAgree: Check = {
  id: 'F19',
  title: 'a web process listens where its pod says that it does',
  severity: 'error',
  why: 'Services and probes ask a port at which nobody answers',
  fix: 'write the port once, for PORT, containerPort, probes and Service',
  *run(world: World): Iterable<Objection> {
    for (const running of runningIn(world)) {
      for (const process of running.processes) {
        const listening = process.role === 'web' ? listeningOf(process, running.to, world) : undefined;
        if (listening !== undefined) yield* objections(running, process, listening);
      }
    }
  },
};

function* objections(
  { to }: Running,
  process: Process,
  { port, said, certain }: Listening,
): Iterable<Objection> {
  const { container, at } = process;
  const declared = records(container.ports).map(({ containerPort }) => containerPort);
  const severity = certain ? ('error' as const) : ('warning' as const);
  const fix = `write ${port} in both, or let ${said} follow the containerPort`;
  if (declared.length > 0 && !declared.includes(port)) {
    const got = new Words(`${declared.join(', ')}`);
    yield {
      to,
      field: `${at}.ports`,
      expected: `${port}, where ${said} says that it listens`,
      got,
      fix,
      severity,
    };
  }
  for (const probe of probesOf(process)) {
    const asked = field(probe.request, 'port');
    if (typeof asked !== 'number' || asked === port || declared.includes(asked)) continue;
    const expected = `${port}, where ${said} says that it listens`;
    yield { to, field: `${probe.at}.httpGet.port`, expected, got: asked, fix, severity };
  }
}
