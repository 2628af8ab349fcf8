import { checkName, checkReference, nameOf, type Path, type ServiceContext } from '../kernel';
import type { PodSecurity } from './namespace-spec';
import type { ServiceChartProps, ServicePlace } from './service-chart-props';

export interface ServiceChartPlan {
  readonly service: string;
  readonly namespace: string;
  /** Whether the chart makes its namespace. */
  readonly owned: boolean;
  readonly podSecurity: PodSecurity;
  /** The account that the pods run under. */
  readonly account: string;
}

export function planServiceChart({ service }: ServicePlace, props: ServiceChartProps): ServiceChartPlan {
  const { podSecurity = 'restricted', serviceAccount = service } = props;
  const { name: namespace = service, owned = true } = props.namespace ?? {};
  return { service, namespace, owned, podSecurity, account: nameOf(serviceAccount) };
}

/** What the chart tells its parts. */
export const contextFor = (
  { environment, image }: ServicePlace,
  { service, namespace, account }: ServiceChartPlan,
): ServiceContext => ({
  service,
  namespace,
  environment,
  serviceAccount: account,
  ...(image && { image }),
});

/** Refuses what Kubernetes would; the names of a chart's parts are checked where they are made. */
export function checkServiceChart(plan: ServiceChartPlan, props: ServiceChartProps, path: Path): void {
  const { service, namespace, owned, podSecurity } = plan;
  checkName(service, path.at('service'));
  if (namespace !== service) checkName(namespace, path.at('namespace').at('name'));
  if (props.serviceAccount !== undefined) {
    checkReference(props.serviceAccount, 'ServiceAccount', path.at('serviceAccount'));
  }
  if (!owned && props.podSecurity !== undefined) {
    const fix = 'set it in the chart that owns the namespace';
    path.at('podSecurity').refuse('none in a namespace of somebody else', podSecurity, fix);
  } else if (podSecurity !== 'restricted') {
    const fix = 'leave it out, or acknowledge what needs more rights';
    path.at('podSecurity').warn('P4', "'restricted'", podSecurity, fix);
  }
}
