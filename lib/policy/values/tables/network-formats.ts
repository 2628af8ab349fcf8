import { record, records } from '../../../kernel';
import { FINE, type Rule, type Table } from '../rule';
import { address, cidr, portName, portNameIfAny } from '../rules/formats';
import { absolutePath, dnsLabel, host, labelKey, subdomain, textIfAny, textThat } from '../rules/texts';
import type { ValueCheck } from '../value-checks';
import { at, inPeers, inPolicyPorts } from '../where';

/** A path that browsers and proxies read alike. */
const plainPath = textIfAny(
  (text) => !/\/\/|\/\.\.?(\/|$)|%2f/i.test(text),
  "a path without '//', '/.', '/..' and '%2F'",
  'write the path that requests have',
);

const INGRESS: Table = [
  {
    'spec.ingressClassName': subdomain,
    'spec.rules[]': { host, 'http.paths[].path': [absolutePath, plainPath] },
    'spec.tls[]': { 'hosts[]': host, secretName: subdomain },
  },
];

const ports: Table = {
  name: dnsLabel,
  appProtocol: labelKey,
};

const clusterIp: Rule = (value) => (value === 'None' || value === '' ? FINE : address(value));

/** Of a Service that selects pods another check says whether they have the port. */
const elsewhere: Rule = (value) => {
  const { selector, ports } = record(value);
  if (Object.keys(record(selector)).length > 0) return FINE;
  return records(ports).flatMap(({ targetPort }, index) =>
    portNameIfAny(targetPort).map((said) => ({ ...said, at: `ports.${index}.targetPort` })),
  );
};

const SERVICE: Table = {
  spec: elsewhere,
  'spec.ports[]': ports,
  'spec.externalName': subdomain,
  'spec.clusterIP': clusterIp,
  'spec.clusterIPs[]': clusterIp,
  'spec.externalIPs[]': address,
  'spec.loadBalancerSourceRanges[]': cidr,
  'spec.loadBalancerClass': labelKey,
};

const POLICY: Table = [
  inPeers({ 'ipBlock.cidr': cidr, 'ipBlock.except[]': cidr }),
  inPolicyPorts({ port: portName }),
];

const SPAN = /^([0-9]{1,5}(h|m|s|ms)){1,4}$/;
/** https://gateway-api.sigs.k8s.io/geps/gep-2257/ */
const span = textIfAny((text) => SPAN.test(text), 'a span of time', "write it as '30s' or '1m30s'");

const gatewayPath = textIfAny(
  (text) => !/%5c/i.test(text) && !text.includes('#'),
  "a path without '#'",
  'write the path that requests have',
);

const token = textIfAny(
  (text) => /^[A-Za-z0-9!#$%&'*+\-.^_\x60|~]{1,256}$/.test(text),
  'the name of a header',
  "write it as 'X-Robots-Tag'",
);

const kindName = textThat(
  (text) => /^[a-zA-Z]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/.test(text),
  'the name of a kind',
  "write it as 'Gateway' or 'Service'",
);

const REFERENCE: Table = { group: subdomain, kind: kindName, namespace: dnsLabel, sectionName: subdomain };

const ROUTE: Table = {
  ...at(['spec.parentRefs[]', 'spec.rules[].backendRefs[]'], REFERENCE),
  'spec.hostnames[]': host,
  'spec.rules[]': {
    'matches[].path.value': [absolutePath, plainPath, gatewayPath],
    'timeouts.request': span,
    'timeouts.backendRequest': span,
    'matches[].headers[].name': token,
    ...at(
      ['requestHeaderModifier', 'responseHeaderModifier'].flatMap((filter) =>
        ['set', 'add'].map((verb) => `filters[].${filter}.${verb}[].name`),
      ),
      token,
    ),
    'filters[].requestRedirect.hostname': host,
  },
};

export const networkFormats: ValueCheck['kinds'] = {
  'Ingress.networking.k8s.io': INGRESS,
  Service: SERVICE,
  'NetworkPolicy.networking.k8s.io': POLICY,
  'HTTPRoute.gateway.networking.k8s.io': ROUTE,
};
