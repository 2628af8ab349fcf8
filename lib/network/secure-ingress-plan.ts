import {
  checkCidrs,
  checkLabelKey,
  checkName,
  type Environment,
  type IngressFacts,
  type Labels,
  labelsIn,
  type Path,
  type ServiceContext,
  type TlsSource,
} from '../kernel';
import { checkAuth, type IngressAuth } from './auth-plan';
import type { Neighbourhood } from './backend-plan';
import { planBodySize } from './body-size-plan';
import { type GroupPlan, planGroup } from './group-plan';
import { planHosts } from './hosts-plan';
import { checkPath } from './path-rules';
import type { Reachable } from './reachable';
import { planRedirects, type RedirectPlan } from './redirects-plan';
import { planRoutes, type Route } from './routes-plan';
import type { SecureIngressProps } from './secure-ingress-props';
import { planTls } from './tls-plan';

export interface SecureIngressPlan {
  readonly name: string;
  readonly labels: Labels;
  readonly namespace: string | undefined;
  readonly environment: Environment;
  /** Undefined where the platform has none or the service listens on no port; both are refused. */
  readonly facts: IngressFacts | undefined;
  /** Whose readiness and shutdown count where one ingress leads to several services. */
  readonly service: Reachable;
  readonly hosts: readonly string[];
  readonly routes: readonly Route[];
  readonly redirects: readonly RedirectPlan[];
  readonly allowedFrom: readonly string[] | undefined;
  readonly noindex: boolean | undefined;
  readonly tls: TlsSource | undefined;
  readonly plainHttp: 'redirect' | 'closed' | undefined;
  readonly rewrite: string | undefined;
  /** Bytes; 0 for no limit, undefined for that of the controller. */
  readonly bodySize: number | undefined;
  readonly auth: IngressAuth | undefined;
  readonly group: GroupPlan | undefined;
  readonly balancing: SecureIngressProps['balancing'];
  readonly defaultBackend: boolean;
  readonly annotations: Readonly<Record<string, string>>;
  /** Those that its chart has already. */
  readonly others: readonly SecureIngressPlan[];
}

export function planSecureIngress(
  props: SecureIngressProps,
  context: ServiceContext,
  around: Neighbourhood,
  path: Path,
): SecureIngressPlan {
  const { environment } = context;
  const { service, name = service.name, paths = ['/'], annotations = {}, defaultBackend = false } = props;
  const { allowedFrom = environment.ingress?.allowedFrom } = props;
  checkValues({ ...props, name, annotations, allowedFrom }, path);
  if (environment.ingress === undefined) refuseNowhere(environment, path);
  if (defaultBackend) checkDefaultBackend(props, path);
  const hosts = planHosts(props.hosts, service.hosts, context, path);
  const routes = planRoutes({ service, paths, rewrite: props.rewrite }, around, path);
  return {
    ...asAsked(props),
    ...{ name, environment, service, hosts, routes, allowedFrom, defaultBackend, annotations },
    labels: labelsIn(context),
    namespace: around.namespace,
    others: around.ingresses,
    facts: service.port === undefined ? undefined : environment.ingress,
    redirects: planRedirects(props.redirects ?? [], routes, hosts, path.at('redirects')),
    tls: planTls(props.tls, environment.ingress, path.at('tls')),
    bodySize: planBodySize(props.bodySize, path.at('bodySize')),
    group: props.group && planGroup(props.group, path.at('group')),
  };
}

/** What stays as it was written, and unsaid where nobody said it: defaults differ between controllers. */
const asAsked = ({ noindex, plainHttp, rewrite, auth, balancing }: SecureIngressProps) => ({
  noindex,
  plainHttp,
  rewrite,
  auth,
  balancing,
});

type Checked = Pick<SecureIngressPlan, 'name' | 'allowedFrom' | 'annotations'> &
  Pick<SecureIngressProps, 'rewrite' | 'auth' | 'plainHttp' | 'balancing'>;

function checkValues({ name, allowedFrom, annotations, rewrite, auth, ...words }: Checked, path: Path): void {
  checkName(name, path.at('name'));
  if (allowedFrom !== undefined) checkCidrs(allowedFrom, path.at('allowedFrom'));
  if (rewrite !== undefined) checkPath(rewrite, path.at('rewrite'));
  if (auth !== undefined) checkAuth(auth, path.at('auth'));
  for (const key of Object.keys(annotations)) checkLabelKey(key, path.at('annotations'));
  for (const [prop, known] of Object.entries(WORDS) as [keyof typeof WORDS, readonly string[]][]) {
    const word = words[prop];
    if (word === undefined || known.includes(word)) continue;
    path.at(prop).refuse(`one of ${known.join(', ')}`, word, 'correct it');
  }
}

const WORDS = {
  plainHttp: ['redirect', 'closed'],
  balancing: ['round_robin', 'least_outstanding_requests'],
};

/** It is asked for what no rule matches, whatever the path. */
function checkDefaultBackend({ paths = ['/'], rewrite }: SecureIngressProps, path: Path): void {
  if (rewrite !== undefined) {
    const fix = 'leave one of the two out: a default backend is asked for every path as it is';
    path.at('rewrite').refuse('none beside defaultBackend', rewrite, fix);
  }
  if (!paths.includes('/'))
    path.at('paths').refuse("'/' among them, for defaultBackend answers all", paths, "add '/'");
}

function refuseNowhere({ name }: Environment, path: Path): void {
  const place = name === '' ? 'the environment' : `the environment '${name}'`;
  path.refuse(
    `an ingress controller on the platform for ${place}`,
    undefined,
    `set ingress on ${place}: { controller: 'alb', 'gateway', 'nginx' or 'gce', … }`,
  );
}
