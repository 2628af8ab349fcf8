import { field, records, text } from '../../kernel';
import type { Check, Objection } from '../check';
import type { World } from '../world';

const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'] as const;
const ACTIONS = ['httpGet', 'tcpSocket'] as const;

/** A probe of a port that the container does not name fails for ever, and the pod never serves. */
export const probePorts: Check = {
  id: 'C12',
  title: 'a port that a probe names is declared by its container',
  severity: 'error',
  why: 'the probe fails for ever, and the pod never serves',
  fix: 'name the containerPort, or use its number',
  *run({ objects }: World): Iterable<Objection> {
    for (const to of objects) {
      for (const { container, at } of to.pod?.containers ?? []) {
        const declared = new Set(records(container.ports).map(({ name }) => name));
        for (const probe of PROBES) {
          for (const action of ACTIONS) {
            const port = text(field(container, probe, action, 'port'));
            if (port === undefined || declared.has(port)) continue;
            const expected = 'the name of a port of the same container';
            const fix = 'name a containerPort so, or use its number';
            yield { to, field: `${at}.${probe}.${action}.port`, expected, got: port, fix };
          }
        }
      }
    }
  },
};
