import { App, Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import {
  collectInto,
  type Environment,
  type Finding,
  type IngressFacts,
  describe as line,
  type Manifest,
  provideContext,
  selectorOf,
} from '../../lib/kernel';
import { type Reachable, SecureIngress, type SecureIngressProps } from '../../lib/network';

export const ALB = { controller: 'alb', sources: ['10.10.0.0/16'] } as const satisfies IngressFacts;

export const GATEWAY = {
  controller: 'gateway',
  sources: ['10.11.0.0/16'],
  gateway: { name: 'public', namespace: 'gateways' },
} as const satisfies IngressFacts;

export const NGINX = { controller: 'nginx', sources: ['10.12.0.0/16'] } as const satisfies IngressFacts;

export const GCE = { controller: 'gce' } as const satisfies IngressFacts;

export const PRODUCTION: Environment = {
  name: 'production',
  production: true,
  cluster: { name: 'production', primary: true },
  kubernetes: '1.34',
  domain: 'example.com',
  timeZone: 'Asia/Tokyo',
  ingress: ALB,
  secrets: { source: 'dotenv' },
  egress: { endpoints: {}, internet: false },
  defaults: { replicas: 2, memory: '512Mi', cpu: '100m' },
  clusterScoped: [],
};

export const QA: Environment = {
  ...PRODUCTION,
  name: 'qa',
  production: false,
  cluster: { name: 'qa', primary: true },
  domain: 'qa.example.com',
};

export function chartIn(environment: Environment, app = new App(), service = 'yashima'): Chart {
  const chart = new Chart(app, service, { namespace: service });
  const image = { repository: 'registry.example.com/yashima', tag: '4f2a9c1' };
  provideContext(chart, { service, namespace: service, environment, image });
  return chart;
}

/** Pods as RailsService describes its own, or those that a test needs. */
export function pods(
  chart: Chart,
  component = 'web',
  over: Partial<Omit<Reachable, 'node'>> = {},
): Reachable {
  const described = {
    name: component === 'web' ? 'yashima' : `yashima-${component}`,
    selector: selectorOf({ service: 'yashima', component }),
    port: { name: 'http', number: 3000 },
    serviceName: undefined,
    hosts: [],
    readinessPath: '/up',
    drain: { longestRequest: 30, deregistrationDelay: 30 },
    ...over,
  };
  return Object.assign(new Construct(chart, component), described);
}

type Props = Omit<SecureIngressProps, 'service'>;

/** The chart of an ingress to one web process behind a controller. */
export function ingressChart(ingress: IngressFacts, props: Props = {}, environment = PRODUCTION): Chart {
  const chart = chartIn({ ...environment, ingress });
  new SecureIngress(chart, 'ingress', { service: pods(chart), ...props });
  return chart;
}

/** What is found wrong with such an ingress; that nginx was retired is another matter. */
export const ingressFindings = (
  ingress: IngressFacts,
  props: Props = {},
  environment = PRODUCTION,
): readonly string[] =>
  findingsIn({ ...environment, ingress }, (chart) => {
    new SecureIngress(chart, 'ingress', { service: pods(chart), ...props });
  }).filter((finding) => !finding.includes('N3'));

/** Everything that is found wrong, a line each, as a synth would print it. */
export function findingsIn(environment: Environment, make: (chart: Chart) => void): readonly string[] {
  const findings: Finding[] = [];
  const app = new App();
  collectInto(app, { report: (_, found) => findings.push(...found) });
  make(chartIn(environment, app));
  return findings.map(line);
}

export const rendered = (chart: Chart): readonly Manifest[] => Testing.synth(chart);

export function find(chart: Chart, kind: string, name: string): Manifest {
  const found = rendered(chart).filter((object) => object.kind === kind && object.metadata.name === name);
  const [object] = found;
  if (object === undefined || found.length > 1)
    throw new Error(`${found.length} objects are ${kind} ${name}`);
  return object;
}

export const namesOf = (chart: Chart, kind: string): readonly string[] =>
  rendered(chart)
    .filter((object) => object.kind === kind)
    .map(({ metadata }) => metadata.name);
