import { checkName, checkReference, nameOf, type Path, type ServiceContext } from '../kernel';
import type { PodSecurity } from './namespace-spec';
import {
  checkServiceAccount,
  isExisting,
  planServiceAccount,
  type ServiceAccountPlan,
} from './service-account-plan';
import type { ServiceChartProps, ServicePlace } from './service-chart-props';

export interface ServiceChartPlan {
  readonly service: string;
  readonly namespace: string;
  /** Whether the chart makes its namespace. */
  readonly owned: boolean;
  readonly podSecurity: PodSecurity;
  /** The account that the pods run under. */
  readonly account: string;
  /** That account where the chart makes it; undefined for one that exists elsewhere. */
  readonly ownAccount: ServiceAccountPlan | undefined;
}

export function planServiceChart({ service }: ServicePlace, props: ServiceChartProps): ServiceChartPlan {
  const { podSecurity = 'restricted', serviceAccount = {} } = props;
  const { name: namespace = service, owned = true } = props.namespace ?? {};
  const plan = { service, namespace, owned, podSecurity };
  if (isExisting(serviceAccount)) return { ...plan, account: nameOf(serviceAccount), ownAccount: undefined };
  const ownAccount = planServiceAccount(service, serviceAccount);
  return { ...plan, account: ownAccount.name, ownAccount };
}

/** What the chart tells its parts. */
export const contextFor = (
  { environment, image, folder }: ServicePlace,
  { service, namespace, account }: ServiceChartPlan,
): ServiceContext => ({
  service,
  namespace,
  environment,
  serviceAccount: account,
  folder,
  ...(image && { image }),
});

/** Refuses what Kubernetes would; the names of a chart's parts are checked where they are made. */
export function checkServiceChart(plan: ServiceChartPlan, props: ServiceChartProps, path: Path): void {
  const { service, namespace, owned, podSecurity } = plan;
  checkName(service, path.at('service'));
  if (namespace !== service) checkName(namespace, path.at('namespace').at('name'));
  if (owned) checkOwned(namespace, path.at('namespace').at('name'));
  checkAccount(props.serviceAccount, path.at('serviceAccount'));
  if (!owned && props.podSecurity !== undefined) {
    const fix = 'set it in the chart that owns the namespace';
    path.at('podSecurity').refuse('none in a namespace of somebody else', podSecurity, fix);
  } else if (podSecurity !== 'restricted') {
    const fix = 'leave it out, or acknowledge what needs more rights';
    path.at('podSecurity').warn('P4', "'restricted'", podSecurity, fix);
  }
}

/** Kubernetes' own, where a default-deny policy or Pod Security would stop the cluster itself. */
function checkOwned(namespace: string, path: Path): void {
  if (namespace !== 'default' && !namespace.startsWith('kube-')) return;
  path.refuse("a namespace that is not the cluster's", namespace, 'choose another, or write owned: false');
}

function checkAccount(account: ServiceChartProps['serviceAccount'] = {}, path: Path): void {
  if (isExisting(account)) checkReference(account, 'ServiceAccount', path);
  else checkServiceAccount(account, path);
}
