import { field, type Json, list, records, text, textAt, Words } from '../../kernel';
import type { Check, Objection } from '../check';
import type { Placed, World } from '../world';

const ALB = 'alb.ingress.kubernetes.io';
const INGRESS = 'Ingress.networking.k8s.io';

/** https://kubernetes.io/docs/concepts/services-networking/ingress/#tls */
export const encryptedHosts: Check = {
  id: 'F53',
  title: 'an Ingress encrypts the hosts that it answers, and asks no path after one that answers all',
  severity: 'warning',
  why: 'passwords travel in clear, browsers refuse a certificate of another host, a path is never asked',
  fix: 'name every host of the rules under tls, and put /* last',
  *run(world: World): Iterable<Objection> {
    const all = world.objects.filter(({ kind }) => kind === INGRESS);
    const answered = new Set(all.flatMap(hostsOf));
    for (const to of all) {
      yield* ofCertificates(to, answered);
      yield* hidden(to);
    }
  },
};

const rulesOf = ({ object }: Placed): readonly Json[] => records(field(object, 'spec', 'rules'));

/** '*' where a rule or a default backend answers for all. */
const hostsOf = (placed: Placed): readonly string[] => [
  ...rulesOf(placed).map(({ host }) => text(host) ?? '*'),
  ...(field(placed.object, 'spec', 'defaultBackend') === undefined ? [] : ['*']),
];

function* ofCertificates(to: Placed, answered: ReadonlySet<string>): Iterable<Objection> {
  const tls = field(to.object, 'spec', 'tls');
  const named = records(tls).flatMap(({ hosts }) => list(hosts).filter((host) => typeof host === 'string'));
  if (list(tls).length === 0) {
    if (isPlain(to)) yield plain(to);
    return;
  }
  if (!answered.has('*')) {
    for (const host of named.filter((one) => !isAnswered(one, answered))) {
      const fix = 'write the host as the rules do, or take it away';
      yield { to, field: 'spec.tls', expected: 'hosts that a rule answers', got: host, fix };
    }
  }
  if (named.length === 0) return;
  for (const host of new Set(hostsOf(to))) {
    if (host === '*' || named.some((one) => covers(one, host))) continue;
    const expected = 'every host of the rules under tls';
    yield { to, field: 'spec.tls', expected, got: new Words(`none for ${host}`), fix: 'name it there too' };
  }
}

const plain = (to: Placed): Objection => ({
  to,
  field: 'spec.tls',
  expected: 'a certificate for what everybody may reach',
  got: new Words('none: it is served in clear'),
  fix: 'name the hosts and the Secret of their certificate, or acknowledge who encrypts',
});

/** A certificate for `*.example.com` covers one more label, and not `example.com`. */
const covers = (named: string, host: string): boolean =>
  named === host || (named.startsWith('*.') && host.slice(host.indexOf('.') + 1) === named.slice(2));

/** A wildcard certificate is for whatever hosts it covers. */
const isAnswered = (named: string, answered: ReadonlySet<string>): boolean =>
  answered.has(named) || [...answered].some((host) => covers(named, host) || covers(host, named));

/** Of other controllers it is not known where they have certificates from. */
function isPlain({ object }: Placed): boolean {
  const annotation = (name: string) => textAt(object.metadata, 'annotations', name);
  const name = textAt(object, 'spec', 'ingressClassName') ?? annotation('kubernetes.io/ingress.class') ?? '';
  if (/(^|-)nginx(-|$)/.test(name)) return true;
  if (name !== 'alb' || annotation(`${ALB}/scheme`) !== 'internet-facing') return false;
  const listeners = annotation(`${ALB}/listen-ports`) ?? '';
  return annotation(`${ALB}/certificate-arn`) === undefined && !listeners.includes('HTTPS');
}

/**
 * The AWS controller keeps the order of such paths, so that none after the first that answers all is asked.
 * https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/spec/
 */
function* hidden(to: Placed): Iterable<Objection> {
  if (textAt(to.object, 'spec', 'ingressClassName') !== 'alb') return;
  for (const { host = '*', http } of rulesOf(to)) {
    const paths = records(field(http, 'paths')).filter(
      ({ pathType }) => pathType === 'ImplementationSpecific',
    );
    const all = paths.findIndex(({ path, backend }) => path === '/*' && !isAction(backend));
    if (all < 0) continue;
    for (const { path } of paths.slice(all + 1)) {
      const expected = 'paths before one that answers all';
      const at = `spec.rules.${host}.${path}`;
      const got = new Words(`${path} after /*, so that nobody asks it`);
      yield { to, field: at, expected, got, fix: 'put /* last', severity: 'error' };
    }
  }
}

/** With an action, such as a redirect, conditions of its annotation may let others pass. */
const isAction = (backend: unknown): boolean =>
  textAt(backend, 'service', 'port', 'name') === 'use-annotation';
