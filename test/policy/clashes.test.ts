import { describe, expect, test } from '@jest/globals';
import type { Manifest } from '../../lib/kernel';
import { deployment, job, object, refusals, rendered, verdicts } from './objects';

const web = deployment('web');
const of = (id: string, objects: readonly Manifest[]) =>
  refusals(objects).filter((found) => found.includes(`: ${id}: `));

const sized = (name: string): Manifest => ({
  ...deployment(name),
  spec: { ...Object(deployment(name).spec), replicas: 3 },
});
const scaler = (kind = 'HorizontalPodAutoscaler', apiVersion = 'autoscaling/v2', at = 'scaleTargetRef') => ({
  ...object(`${kind}/web`, { spec: { [at]: { kind: 'Deployment', name: 'web' } } }),
  apiVersion,
});

describe('an autoscaler beside a number of replicas', () => {
  test.each([
    ['a HorizontalPodAutoscaler', scaler()],
    ['a ScaledObject', scaler('ScaledObject', 'keda.sh/v1alpha1')],
  ])('refuses to be set back at every sync: %s', (_, beside) => {
    expect(of('C18', [sized('web'), beside])).toEqual([
      `Deployment/web.spec.replicas: C18: expected none beside ${beside.kind} web, got 3; leave replicas out, or take the autoscaler away`,
    ]);
  });

  test.each<[string, Manifest[]]>([
    ['where the Deployment names none', [web, scaler()]],
    ['where it scales another Deployment', [web, sized('worker'), scaler()]],
    [
      'where it sets the size of pods and not their number',
      [sized('web'), scaler('VerticalPodAutoscaler', 'autoscaling.k8s.io/v1', 'targetRef')],
    ],
    ['where there is no autoscaler', [sized('web')]],
  ])('is fine %s', (_, objects) => {
    expect(of('C18', objects)).toEqual([]);
  });
});

const budget = (name: string, selector: object, namespace = 'yashima') =>
  object(`PodDisruptionBudget/${name}`, { spec: { selector } }, { namespace });
const forWeb = { matchLabels: { app: 'web' } };

describe('two disruption budgets', () => {
  test('refuse to cover the same pods, by whatever selectors', () => {
    const other = budget('b', { matchExpressions: [{ key: 'app', operator: 'In', values: ['web'] }] });
    expect(of('C20', [web, budget('a', forWeb), other])).toEqual([
      'PodDisruptionBudget/b.spec.selector: C20: expected pods without another budget, got those of Deployment web, which PodDisruptionBudget a selects too; keep one of the two: a pod under two budgets cannot be evicted',
    ]);
  });

  test.each<[string, Manifest[]]>([
    [
      'over two workloads',
      [web, job('seed', { app: 'seed' }), budget('b', { matchLabels: { app: 'seed' } })],
    ],
    ['in two namespaces', [web, budget('b', forWeb, 'other')]],
  ])('are fine %s', (_, objects) => {
    expect(of('C20', [...objects, budget('a', forWeb)])).toEqual([]);
  });
});

interface Door {
  readonly host?: string;
  readonly path?: string;
  readonly pathType?: string;
  readonly className?: string;
  readonly annotations?: Record<string, string>;
}

const ingress = (name: string, door: Door = {}) => {
  const { host = 'example.com', path = '/', pathType = 'Prefix', className = 'alb', annotations } = door;
  const rules = [{ host, http: { paths: [{ path, pathType, backend: {} }] } }];
  return object(`Ingress/${name}`, { spec: { ingressClassName: className, rules } }, { annotations });
};

const route = (name: string, parent: object = {}, match: object = {}, hostnames = ['example.com']) =>
  object(`HTTPRoute/${name}`, {
    spec: { parentRefs: [{ name: 'public', ...parent }], hostnames, rules: [{ matches: [match] }] },
  });

const listening = (ports: string) => ({ annotations: { 'alb.ingress.kubernetes.io/listen-ports': ports } });
const path = (value: string, type = 'PathPrefix') => ({ path: { type, value } });

describe('a host and path that are claimed twice', () => {
  test.each<[string, Manifest[]]>([
    ['by two Ingresses', [ingress('a'), ingress('b')]],
    ['by prefixes that differ in a slash', [ingress('a', { path: '/x' }), ingress('b', { path: '/x/' })]],
    [
      'on a listener that both have',
      [ingress('a', listening('[{"HTTPS":443}]')), ingress('b', listening('[{"HTTP":80},{"HTTPS":443}]'))],
    ],
    ['by two HTTPRoutes', [route('a'), route('b')]],
    ['by a route with a path and one without', [route('a', {}, path('/')), route('b')]],
    ['by a route of one listener and one of all', [route('a', { sectionName: 'https' }), route('b')]],
  ])('refuses the second one: %s', (_, objects) => {
    expect(of('C19', objects)).toEqual([
      expect.stringContaining('C19: expected a host and path that nothing else claims, got example.com/'),
    ]);
  });

  test('names both', () => {
    expect(of('C19', [ingress('a'), ingress('b')])).toEqual([
      'Ingress/b.spec.rules.example.com./: C19: expected a host and path that nothing else claims, got example.com/, which Ingress a of service yashima claims too; choose another host or path, or leave it to one of the two',
    ]);
  });

  test('is the matter of both services, whatever their namespaces', () => {
    const other = { ...ingress('a'), metadata: { name: 'a', namespace: 'tokei' } };
    const found = verdicts(rendered([ingress('a')]), rendered([other], { service: 'tokei' }));
    expect(found.filter(({ finding }) => finding.id === 'C19').map(({ services }) => services)).toEqual([
      ['tokei', 'yashima'],
    ]);
  });

  test.each<[string, Manifest[]]>([
    ['another host', [ingress('a'), ingress('b', { host: 'b.example.com' })]],
    ['another path', [ingress('a'), ingress('b', { path: '/cable' })]],
    ['an exact path', [ingress('a', { path: '/x' }), ingress('b', { path: '/x', pathType: 'Exact' })]],
    ['another class', [ingress('a'), ingress('b', { className: 'nginx' })]],
    [
      'an internal load balancer',
      [ingress('a'), ingress('b', { annotations: { 'alb.ingress.kubernetes.io/scheme': 'internal' } })],
    ],
    [
      'other listeners',
      [ingress('a', listening('[{"HTTP":80}]')), ingress('b', listening('[{"HTTPS":443}]'))],
    ],
    [
      'a canary',
      [ingress('a'), ingress('b', { annotations: { 'nginx.ingress.kubernetes.io/canary': 'true' } })],
    ],
    [
      'the redirect of plain HTTP',
      [route('a', { sectionName: 'https' }), route('b', { sectionName: 'http' })],
    ],
    ['another Gateway', [route('a'), route('b', { name: 'internal' })]],
    ['another method', [route('a'), route('b', {}, { method: 'POST' })]],
    ['another host of a route', [route('a'), route('b', {}, {}, ['b.example.com'])]],
    ['an exact path of a route', [route('a'), route('b', {}, path('/', 'Exact'))]],
  ])('is none beside %s', (_, objects) => {
    expect(of('C19', objects)).toEqual([]);
  });
});

describe('a Secret that two objects make', () => {
  const maker = (
    kind: string,
    apiVersion: string,
    fields: Record<string, unknown> = {},
    namespace = 'yashima',
  ) => ({
    ...object(`${kind}/dotenv`, fields, { namespace }),
    apiVersion,
  });
  const sealed = maker('SealedSecret', 'bitnami.com/v1alpha1');
  const sops = maker('SopsSecret', 'isindir.github.com/v1alpha3', {
    spec: { secretTemplates: [{ name: 'dotenv' }] },
  });

  test('is refused, whatever makes it', () => {
    expect(of('C23', [sealed, sops])).toEqual([
      "SopsSecret/dotenv.metadata.name: C23: expected one object that makes Secret dotenv in namespace yashima, got a second one beside SealedSecret dotenv of service yashima; let one of them have a Secret of its own: secrets: { yashima: {} } for the chart, and secret: [{ from: 'yashima', keys: […] }]",
    ]);
  });

  test.each<[string, Manifest[]]>([
    ['where one makes another', [sealed, maker('SopsSecret', 'isindir.github.com/v1alpha3')]],
    ['in another namespace', [sealed, maker('SealedSecret', 'bitnami.com/v1alpha1', {}, 'orders')]],
  ])('is fine %s', (_, objects) => {
    expect(of('C23', objects)).toEqual([]);
  });
});
