import type { IngressFacts } from '../../lib/kernel';
import type { ClusterProps } from '../../lib/platform';
import { type Around, FACTS } from './seeded-chart';

/** What JavaScript admits and the type does not. */
const any = <T>(value: unknown) => value as T;

const facts = (changed: object): Around => ({ facts: { ...FACTS, ...changed } });
const alb = (changed: object) => facts({ ingress: { ...FACTS.ingress, ...changed } });
const clusters = (props: object) => facts({ clusters: { production: any<ClusterProps>(props) } });
const ingress = (props: object) => facts({ ingress: any<IngressFacts>(props) });

/** Every place where the platform team, or a chart about itself as a whole, can write a value. */
export const SURROUNDINGS: Record<string, (secret: string) => Around> = {
  'a domain': (secret) => facts({ domain: secret }),
  'a registry': (secret) => facts({ registry: secret }),
  'a version of Kubernetes': (secret) => facts({ kubernetes: secret }),
  'the time zone': (secret) => facts({ timeZone: secret }),
  'an environment that is followed': (secret) => facts({ follows: secret }),
  'a controller': (secret) => ingress({ controller: secret, sources: [] }),
  'an address of a load balancer': (secret) => alb({ sources: [secret] }),
  'a certificate': (secret) => alb({ certificateArn: secret }),
  'a class of ingresses': (secret) => alb({ className: secret }),
  'a gateway': (secret) =>
    ingress({ controller: 'gateway', sources: [], gateway: { name: secret, namespace: 'a' } }),
  'a header of nginx': (secret) =>
    ingress({ controller: 'nginx', sources: ['10.0.0.0/8'], responseHeaders: [secret] }),
  'a further ingress': (secret) => facts({ ingresses: { [secret]: FACTS.ingress } }),
  'an endpoint': (secret) => facts({ endpoints: { [secret]: { cidrs: ['10.0.0.0/8'], ports: [1] } } }),
  'an address of an endpoint': (secret) => facts({ endpoints: { db: { cidrs: [secret], ports: [3306] } } }),
  'a port of an endpoint': (secret) =>
    facts({ endpoints: { db: { cidrs: ['10.0.0.0/8'], ports: [secret] } } }),
  'the namespace of monitors': (secret) => facts({ monitoring: { namespace: secret } }),
  'the memory of all': (secret) => facts({ defaults: { memory: secret } }),
  'a quota': (secret) => facts({ quota: { 'requests.cpu': secret } }),
  'what a quota limits': (secret) => facts({ quota: { [secret]: 1 } }),
  'the largest memory': (secret) => facts({ limits: { maxMemory: secret } }),
  'the name of a cluster': (secret) => facts({ clusters: { [`production-${secret}`]: {} } }),
  'a region': (secret) => clusters({ region: secret }),
  'a context of kubectl': (secret) => clusters({ context: secret }),
  'a registry of a cluster': (secret) => clusters({ registry: secret }),
  'a source of secrets': (secret) => facts({ secrets: { source: secret } }),
  'a store of secrets': (secret) => facts({ secrets: { source: 'external', store: { name: secret } } }),
  'a prop that does not exist': (secret) => facts({ [secret]: 'x' }),
  'the image that is given': (secret) => ({ image: `registry.example.com/yashima:${secret}` }),
  'the namespace of a chart': (secret) => ({ settings: { namespace: { name: secret } } }),
  'the ingress of a chart': (secret) => ({ settings: { ingress: secret } }),
  'the account of a chart': (secret) => ({ settings: { serviceAccount: secret } }),
  'an annotation of the account': (secret) => ({
    settings: { serviceAccount: { annotations: { role: secret } } },
  }),
  'a label of the account': (secret) => ({ settings: { serviceAccount: { labels: { role: secret } } } }),
  'what Pod Security enforces': (secret) => ({ settings: { podSecurity: any(secret) } }),
  'a service that may come in': (secret) => ({
    settings: { network: { allowFrom: [{ service: secret, ports: [80] }] } },
  }),
  'a component that may come in': (secret) => ({
    settings: { network: { allowFrom: [{ service: 'a', component: secret, ports: [80] }] } },
  }),
  'an address that may be reached': (secret) => ({
    settings: { network: { allowTo: [{ cidr: secret, ports: [80] }] } },
  }),
};

/** Every place in the file that says what a cluster runs. */
export const RELEASES: Record<string, (secret: string) => string> = {
  'a tag': (secret) => `production: '${secret}'\n`,
  'a tag beside a note': (secret) => `production: { tag: '${secret}', note: x }\n`,
  'a note': (secret) => `production: { tag: 4f2a9c1, note: '${secret}' }\n`,
  'a digest': (secret) => `production: { digest: '${secret}' }\n`,
  'an environment': (secret) => `'${secret}': 4f2a9c1\n`,
  'an unknown key': (secret) => `production: { tag: 4f2a9c1, '${secret}': x }\n`,
  'a list': (secret) => `production: ['${secret}']\n`,
  'what is no YAML': (secret) => `production: [${secret}\n`,
};
