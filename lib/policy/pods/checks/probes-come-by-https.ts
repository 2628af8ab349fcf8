import type { Check, Objection } from '../../check';
import { variablesOf } from '../../variables';
import type { World } from '../../world';
import { asksWithout } from '../probe-headers';
import { servingIn } from '../serving';

/** Variables by which applications switch `config.force_ssl` on, and the words that do. */
const FORCED_BY = ['FORCE_SSL', 'RAILS_FORCE_SSL'];
const YES = /^(1|true|t|yes|on)$/i;

/** https://api.rubyonrails.org/classes/ActionDispatch/SSL.html */
export const probesComeByHttps: Check = {
  id: 'F18',
  title: 'a probe of Rails says that it came by HTTPS',
  severity: 'error',
  why: 'force_ssl answers 301, and the kubelet follows it to a port that speaks no TLS: no pod is ever ready',
  fix: 'send X-Forwarded-Proto: https with the probe',
  *run(world: World): Iterable<Objection> {
    for (const { running, process, doors, rails } of servingIn(world)) {
      const probe = rails && doors.length > 0 ? asksWithout('X-Forwarded-Proto', process) : undefined;
      if (probe === undefined) continue;
      const variables = variablesOf(world, running.to, process.container);
      const forced = FORCED_BY.some((name) => YES.test(variables.value(name) ?? ''));
      yield {
        to: running.to,
        field: `${probe.at}.httpGet.httpHeaders`,
        expected: 'X-Forwarded-Proto: https, as a load balancer sends it',
        got: undefined,
        fix: "write httpHeaders: [{ name: 'X-Forwarded-Proto', value: 'https' }] in every probe of it",
        // whether config.force_ssl is on, and assume_ssl off, is not known here
        severity: forced ? 'error' : 'warning',
      };
    }
  },
};
