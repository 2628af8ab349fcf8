import { field, records, text, textAt, Words } from '../../kernel';
import type { Check, Objection } from '../check';
import { mostPods } from '../pod-counts';
import type { Placed, World } from '../world';
import { isRails, type Process, running, variable } from './processes';

const NGINX = 'nginx.ingress.kubernetes.io';
/** Seconds after which ingress-nginx closes a connection unless it is told. */
const USUAL = 60;

/** https://kubernetes.github.io/ingress-nginx/user-guide/miscellaneous/#websockets */
export const cable: Check = {
  id: 'F49',
  title: 'connections of Action Cable stay open, and every pod hears what is broadcast',
  severity: 'warning',
  why: 'browsers connect anew each minute, or hear only what their own pod says',
  fix: 'give the path a long timeout, and Action Cable an adapter that pods share',
  *run(world: World): Iterable<Objection> {
    for (const to of world.objects) yield* timeouts(to);
    for (const process of running(world)) yield* adapter(world, process);
  },
};

function* timeouts(to: Placed): Iterable<Objection> {
  if (to.kind !== 'Ingress.networking.k8s.io' || !isNginx(to)) return;
  const paths = records(field(to.object, 'spec', 'rules')).flatMap(({ http }) =>
    records(field(http, 'paths')),
  );
  if (!paths.some(({ path }) => /\/(cable|websocket)(\/|$)/.test(text(path) ?? ''))) return;
  for (const name of ['proxy-read-timeout', 'proxy-send-timeout']) {
    const said = textAt(to.object.metadata, 'annotations', `${NGINX}/${name}`);
    if (said !== undefined && !(Number.parseInt(said, 10) <= USUAL)) continue;
    const at = `metadata.annotations.${NGINX}/${name}`;
    const expected = `more than the ${USUAL}s after which nginx closes a silent connection`;
    yield { to, field: at, expected, got: said, fix: "write '3600'" };
  }
}

function isNginx({ object }: Placed): boolean {
  const annotations = Object(object.metadata.annotations);
  const name = textAt(object, 'spec', 'ingressClassName') ?? text(annotations['kubernetes.io/ingress.class']);
  return name?.includes('nginx') ?? Object.keys(annotations).some((key) => key.startsWith(NGINX));
}

/** https://guides.rubyonrails.org/action_cable_overview.html#async-adapter */
function* adapter(world: World, process: Process): Iterable<Objection> {
  const name = ['ACTION_CABLE_ADAPTER', 'CABLE_ADAPTER'].find((one) => variable(process, one) === 'async');
  if (name === undefined || !isRails(process) || !(mostPods(world, process.to) > 1)) return;
  yield {
    to: process.to,
    field: `${process.at}.env.${name}`,
    expected: 'an adapter that pods share',
    got: new Words('async, which tells one process only'),
    fix: "write 'redis', 'postgresql' or 'solid_cable'",
  };
}
