import type { Check, Objection } from '../../check';
import { variablesOf } from '../../variables';
import type { World } from '../../world';
import { asksWithout } from '../probe-headers';
import { servingIn } from '../serving';

/** Variables by which applications say which hosts they answer to. */
const SAID_BY = ['RAILS_ALLOWED_HOSTS', 'ALLOWED_HOSTS', 'RAILS_HOSTS'];

/** https://guides.rubyonrails.org/configuring.html#actiondispatch-hostauthorization */
export const probesNameAHost: Check = {
  id: 'F17',
  title: 'a probe of Rails asks for a host that Rails answers to',
  severity: 'error',
  why: "host authorization answers 403 to a pod's own address, so a pod that is well is never ready, or restarted",
  fix: 'send a Host header with the probe, or exclude its path in config.host_authorization',
  *run(world: World): Iterable<Objection> {
    for (const { running, process, doors, rails } of servingIn(world)) {
      const [host] = doors.flatMap(({ hosts }) => hosts);
      const probe = rails && host !== undefined ? asksWithout('Host', process) : undefined;
      if (probe === undefined || host === undefined) continue;
      const variables = variablesOf(world, running.to, process.container);
      const known = SAID_BY.some((name) => variables.get(name)?.written);
      yield {
        to: running.to,
        field: `${probe.at}.httpGet.httpHeaders`,
        expected: `a Host that the application answers to, such as ${host}`,
        got: undefined,
        fix: `write httpHeaders: [{ name: 'Host', value: '${host}' }] in every probe of it`,
        // whether config.hosts is set is not known here
        severity: known ? 'error' : 'warning',
      };
    }
  },
};
