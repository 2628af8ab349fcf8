import {
  type AlbFacts,
  checkCidrs,
  checkName,
  checkTlsSource,
  type GceFacts,
  type IngressFacts,
  isDnsSubdomain,
  type Path,
} from '../kernel';

const CONTROLLERS: readonly string[] = [
  'alb',
  'gateway',
  'nginx',
  'gce',
] satisfies IngressFacts['controller'][];

/** Refuses what no ingress of the environment could work with. */
export function checkIngress(facts: IngressFacts, path: Path): void {
  const { controller, sources, allowedFrom, tls } = facts;
  if (!CONTROLLERS.includes(controller)) {
    path.at('controller').refuse(`one of ${CONTROLLERS.join(', ')}`, controller, 'correct it');
  }
  if (sources !== undefined) checkCidrs(sources, path.at('sources'));
  if (allowedFrom !== undefined) checkCidrs(allowedFrom, path.at('allowedFrom'));
  if (tls !== undefined) checkTlsSource(tls, path.at('tls'));
  if (facts.controller === 'alb') checkOneCertificate(facts, path.at('certificateArn'));
  if (facts.controller === 'gateway') checkName(facts.gateway.namespace, path.at('gateway').at('namespace'));
  if (facts.controller === 'gce') checkGce(facts, path);
  else if ('className' in facts) checkClass(facts.className, path.at('className'));
}

function checkOneCertificate({ certificateArn, tls }: AlbFacts, path: Path): void {
  if (certificateArn === undefined || tls === undefined) return;
  path.refuse('certificateArn or tls, not both', certificateArn, 'keep one of the two');
}

function checkClass(className: string | undefined, path: Path): void {
  if (className === undefined || isDnsSubdomain(className)) return;
  path.refuse('the name of an IngressClass', className, 'write the name that the IngressClass has');
}

const GOOGLE_NAMES = ['staticIp', 'securityPolicy', 'sslPolicy'] as const;

/** https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration */
function checkGce(facts: GceFacts, path: Path): void {
  const { className = 'gce' } = facts;
  if (className !== 'gce' && className !== 'gce-internal') {
    path.at('className').refuse('gce or gce-internal', className, 'correct it');
  }
  for (const name of GOOGLE_NAMES) {
    const value = facts[name];
    if (value === undefined || /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/.test(value)) continue;
    path
      .at(name)
      .refuse("a name of lower-case letters, digits and '-'", value, 'write the name that Google knows');
  }
  if (className === 'gce-internal') checkInternal(facts, path);
}

function checkInternal({ sources, tls, ...facts }: GceFacts, path: Path): void {
  if (sources === undefined) {
    const fix = 'name the proxy-only subnet, 130.211.0.0/22 and 35.191.0.0/16';
    path.at('sources').refuse('addresses of an internal load balancer', sources, fix);
  }
  if (tls !== undefined && 'managed' in tls) {
    const fix = 'name a secret or an issuer: Google manages certificates of external ones only';
    path.at('tls').refuse('a certificate for an internal load balancer', tls, fix);
  }
  for (const name of ['securityPolicy', 'sslPolicy'] as const) {
    if (facts[name] === undefined) continue;
    path.at(name).refuse('none for gce-internal, which knows no such policy', facts[name], 'leave it out');
  }
}
