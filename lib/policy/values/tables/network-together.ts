import { BlockList, isIP } from 'node:net';
import { list, record, records, text, Words } from '../../../kernel';
import { remembered } from '../remembered';
import { type Complaint, FINE, type Rule, type Table } from '../rule';
import { isCidr } from '../rules/formats';
import { neededWhere, says } from '../rules/together';
import { inPeers, inPolicyPorts } from '../where';

const rangeEnd: Rule = (value) => {
  const { port, endPort } = record(value);
  if (typeof endPort !== 'number') return FINE;
  if (typeof port === 'number' && port <= endPort) return FINE;
  const expected = typeof port === 'number' ? `${port} or more` : 'none without a number as port';
  return [
    { at: 'endPort', expected, got: endPort, fix: 'write the first port as port and the last as endPort' },
  ];
};

/** An exception from what was never allowed. */
const exceptionsInside: Rule = (value) => {
  const { cidr, except } = record(value);
  if (typeof cidr !== 'string' || !isCidr(cidr)) return FINE;
  return list(except).flatMap((inner, index): readonly Complaint[] => {
    if (typeof inner !== 'string' || !isCidr(inner) || isInside(`${inner} ${cidr}`)) return FINE;
    const fix = `leave it out: ${cidr} does not hold it`;
    return [{ at: `except.${index}`, expected: `a part of ${cidr}`, got: inner, fix }];
  });
};

/** Of two ranges with a blank between. */
const isInside = remembered((both) => {
  const [inner = '', outer = ''] = both.split(' ');
  const [start = '', innerBits] = inner.split('/');
  const [address = '', outerBits] = outer.split('/');
  if (isIP(start) !== isIP(address) || Number(innerBits) <= Number(outerBits)) return false;
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  const addresses = new BlockList();
  addresses.addSubnet(address, Number(outerBits), family);
  return addresses.check(start, family);
});

export const policyTogether: Table = [inPeers({ ipBlock: exceptionsInside }), inPolicyPorts(rangeEnd)];

export const ingressTogether: Table = {
  'spec.rules[].http.paths[]': neededWhere(
    says('pathType', ['Exact', 'Prefix']),
    'pathType is Exact or Prefix',
    'path',
  ),
};

const FILTERS = [
  ...['RequestHeaderModifier', 'ResponseHeaderModifier', 'RequestMirror', 'RequestRedirect', 'URLRewrite'],
  ...['ExtensionRef', 'CORS', 'ExternalAuth'],
];

const fieldOf = (type: string): string =>
  type === 'URLRewrite'
    ? 'urlRewrite'
    : type === 'CORS'
      ? 'cors'
      : `${type.charAt(0).toLowerCase()}${type.slice(1)}`;

/** What a filter does stands in the field that its type names, and nowhere else. */
const filter: Rule = (value) => {
  const holder = record(value);
  const type = text(holder.type);
  return FILTERS.flatMap((name): readonly Complaint[] => {
    const at = fieldOf(name);
    const present = (holder[at] ?? undefined) !== undefined;
    if (present === (type === name)) return FINE;
    const expected = present ? `none where type is ${type}` : `a value where type is ${type}`;
    return [{ at, expected, got: holder[at] ?? undefined, fix: 'let type name the field that is there' }];
  });
};

const ONCE = ['RequestHeaderModifier', 'ResponseHeaderModifier', 'RequestRedirect', 'URLRewrite'];

const once: Rule = (value) => {
  const types = records(value).map(({ type }) => text(type) ?? '');
  const twice = ONCE.filter((type) => types.indexOf(type) !== types.lastIndexOf(type));
  return twice.map((type) => ({
    expected: `${type} once`,
    got: new Words('two'),
    fix: 'make one of the two',
  }));
};

const withPort = neededWhere(
  (backend) => (backend.kind ?? 'Service') === 'Service' && (backend.group ?? '') === '',
  'it leads to a Service',
  'port',
);

export const routeTogether: Table = {
  'spec.rules[]': { filters: once, 'filters[]': filter, 'backendRefs[]': withPort },
};
