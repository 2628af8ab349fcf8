import type { Manifest } from '../../../lib/kernel';
import { type Mutants, objects } from '../mutants';
import { deployment, object, PRODUCTION, service } from '../objects';

type Fields = Readonly<Record<string, unknown>>;

const web = deployment('web');
const front = service('web', { app: 'web' }, [{ name: 'http', port: 80, targetPort: 'http' }]);
const FOR_WEB = { podSelector: { matchLabels: { app: 'web' } } };

const policy = (spec: Fields, name = 'web') =>
  object(`NetworkPolicy/${name}`, { spec: { ...FOR_WEB, ...spec } });
const out = (...ports: readonly Fields[]) => policy({ policyTypes: ['Egress'], egress: [{ ports }] });
const into = (from: readonly Fields[], port: unknown = 80) =>
  policy({ policyTypes: ['Ingress'], ingress: [{ from, ports: [{ port }] }] });
const ADDRESSES = [{ ipBlock: { cidr: '10.10.0.0/16' } }];
const BESIDE = [{ podSelector: {} }];

const monitor = (labels: Fields, kind = 'ServiceMonitor'): Manifest => ({
  ...object(`${kind}/web`, { spec: { selector: { matchLabels: labels } } }),
  apiVersion: 'monitoring.coreos.com/v1',
});
const labelled = { ...front, metadata: { ...front.metadata, labels: { app: 'web' } } };

interface Door {
  readonly paths?: readonly Fields[];
  readonly tls?: readonly Fields[];
  readonly className?: string;
  readonly annotations?: Fields;
}

const backend = { service: { name: 'web', port: { number: 80 } } };
const ROOT = [{ path: '/', pathType: 'Prefix', backend }];
const TLS = [{ hosts: ['example.com'], secretName: 'web-tls' }];
const ingress = ({ paths = ROOT, tls = TLS, className = 'nginx', annotations = {} }: Door = {}) =>
  object(
    'Ingress/web',
    { spec: { ingressClassName: className, rules: [{ host: 'example.com', http: { paths } }], tls } },
    { annotations },
  );
const behind = (door: Door, ...others: readonly Manifest[]) =>
  objects([web, front, ingress(door), ...others]);

const CABLE = [{ path: '/cable', pathType: 'Prefix', backend }];
const seconds = (read: string, send: string) => ({
  'nginx.ingress.kubernetes.io/proxy-read-timeout': read,
  'nginx.ingress.kubernetes.io/proxy-send-timeout': send,
});
const hearing = (adapter: string, replicas: number): Manifest => {
  const env = [{ name: 'ACTION_CABLE_ADAPTER', value: adapter }];
  const { spec, ...rest } = deployment('cable', {}, { command: ['bundle', 'exec', 'puma'], env });
  return { ...rest, spec: { ...Object(spec), replicas } };
};

const inOrder = (...paths: readonly string[]) =>
  paths.map((path) => ({ path, pathType: 'ImplementationSpecific', backend }));
const scheme = (name: string) => ({ 'alb.ingress.kubernetes.io/scheme': name });

const knowing = (customKinds: readonly string[] | undefined, ...all: readonly Manifest[]) => {
  const environment = { ...PRODUCTION, ...(customKinds && { customKinds }) };
  return objects([web, labelled, monitor({ app: 'web' }), ...all], { environment });
};
const defined = {
  ...object('CustomResourceDefinition/servicemonitors.monitoring.coreos.com', {
    spec: { group: 'monitoring.coreos.com', names: { kind: 'ServiceMonitor' } },
  }),
  apiVersion: 'apiextensions.k8s.io/v1',
};

/** Who finds whom, who is let in, and what the cluster knows. */
export const NETWORK_MUTANTS: Readonly<Record<string, Mutants>> = {
  F31: {
    caught: {
      'a policy for nobody': [
        objects([web, policy({ podSelector: { matchLabels: { app: 'wbe' } }, ingress: [] })]),
        'spec.podSelector: warning F31: expected labels of Pods in yashima, got labels that no Pod has',
      ],
      'a monitor of no Service': [
        objects([web, labelled, monitor({ app: 'wbe' })]),
        'ServiceMonitor/web.spec.selector: warning F31: expected labels of Services in yashima',
      ],
      'a monitor of no pod': [
        objects([web, monitor({ app: 'wbe' }, 'PodMonitor')]),
        'PodMonitor/web.spec.selector',
      ],
    },
    spared: {
      'a policy for all': objects([web, policy({ podSelector: {} })]),
      'a monitor of a Service': objects([web, labelled, monitor({ app: 'web' })]),
      'a monitor of a pod': objects([web, monitor({ app: 'web' }, 'PodMonitor')]),
    },
  },
  F49: {
    caught: {
      'the minute that nginx waits for a message': [
        behind({ paths: CABLE }),
        'nginx.ingress.kubernetes.io/proxy-read-timeout: warning F49: expected more than the 60s',
      ],
      'half of it': [
        behind({ paths: CABLE, annotations: seconds('3600', '60') }),
        'nginx.ingress.kubernetes.io/proxy-send-timeout: warning F49',
      ],
      'pods that do not hear each other': [
        objects([hearing('async', 2)]),
        'env.ACTION_CABLE_ADAPTER: warning F49: expected an adapter that pods share',
      ],
    },
    spared: {
      'an hour': behind({ paths: CABLE, annotations: seconds('3600', '3600') }),
      'a path without open connections': behind({}),
      'one pod that hears itself': objects([hearing('async', 1)]),
      'pods that share Redis': objects([hearing('redis', 2)]),
    },
  },
  F50: {
    caught: {
      'a way to the database, and none to its name': [
        objects([web, out({ protocol: 'TCP', port: 3306 })]),
        'Deployment/web.spec: warning F50: expected NetworkPolicies that let them ask for names',
      ],
      'a door that only neighbours may enter': [
        behind({}, into(BESIDE)),
        'F50: expected NetworkPolicies that let Ingress web reach them, got none that opens port http or 80',
      ],
      'another port than the one that is served': [
        behind({}, into(ADDRESSES, 3000)),
        'let Ingress web reach them',
      ],
    },
    spared: {
      'names, from one of several policies': objects([
        web,
        out({ protocol: 'TCP', port: 3306 }),
        policy(
          { podSelector: {}, policyTypes: ['Egress'], egress: [{ ports: [{ protocol: 'UDP', port: 53 }] }] },
          'dns',
        ),
      ]),
      'a range of ports': objects([web, out({ port: 1, endPort: 1024 })]),
      'a policy for what comes in': objects([web, into(BESIDE)]),
      'the addresses of the controller': behind({}, into(ADDRESSES)),
      'the port by its name': behind({}, into(ADDRESSES, 'http')),
      'policies of another kind, which may open more': objects([
        web,
        out({ protocol: 'TCP', port: 3306 }),
        { ...object('CiliumNetworkPolicy/dns'), apiVersion: 'cilium.io/v2' },
      ]),
    },
  },
  F53: {
    caught: {
      'a host that is served in clear': [
        behind({ tls: [] }),
        'spec.tls: warning F53: expected a certificate',
      ],
      'a load balancer on the internet without HTTPS': [
        behind({ tls: [], className: 'alb', annotations: scheme('internet-facing') }),
        'got none: it is served in clear',
      ],
      'a certificate of a misspelt host': [
        behind({ tls: [{ hosts: ['exmaple.com'] }] }),
        "F53: expected hosts that a rule answers, got 'exmaple.com'",
      ],
      'a host that no certificate is for': [
        behind({ tls: [{ hosts: ['*.example.com'] }] }),
        'F53: expected every host of the rules under tls, got none for example.com',
      ],
      'a path after one that answers all': [
        behind({ className: 'alb', paths: inOrder('/*', '/cable') }),
        'spec.rules.example.com./cable: F53: expected paths before one that answers all',
      ],
    },
    spared: {
      'a certificate': behind({}),
      'a load balancer inside the network': behind({
        tls: [],
        className: 'alb',
        annotations: scheme('internal'),
      }),
      'a controller that has certificates from elsewhere': behind({ tls: [], className: 'traefik' }),
      'paths by their length': behind({
        className: 'alb',
        paths: [...ROOT, ...CABLE],
      }),
      'the path that answers all at the end': behind({ className: 'alb', paths: inOrder('/cable', '/*') }),
    },
  },
  F57: {
    caught: {
      'a monitor where no cluster knows monitors': [
        knowing([]),
        'ServiceMonitor/web.kind: warning F57: expected a kind that production knows, got ServiceMonitor.monitoring.coreos.com',
      ],
    },
    spared: {
      'a kind that the platform names': knowing(['ServiceMonitor.monitoring.coreos.com']),
      'a kind that is brought along': knowing([], defined),
      'any kind where nobody says': knowing(undefined),
    },
  },
};
