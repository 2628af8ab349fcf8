import { field, quantityOf, record } from '../../../kernel';
import { type Complaint, FINE, type Rule, type Table } from '../rule';
import { amount, notMore, ratio, someAmount } from '../rules/quantities';
import type { ValueCheck } from '../value-checks';
import { inClaims, inContainers, kindsOf } from '../where';
import {
  containerResource,
  isExtended,
  isHugePages,
  isWhole,
  limitResource,
  quotaResource,
} from './resource-names';

/** What cannot be divided: huge pages, and what is on a node by the piece. */
const wholePieces: Rule = (value) =>
  Object.entries(record(value)).flatMap(([name, got]): readonly Complaint[] => {
    if (!isWhole(name) || !(quantityOf(got) >= 0) || Number.isInteger(quantityOf(got))) return FINE;
    return [{ at: name, expected: 'a whole number', got, fix: 'write it without a fraction' }];
  });

const namesIn = (value: unknown): readonly string[] => {
  const { limits, requests } = record(value);
  return [...new Set([...Object.keys(record(limits)), ...Object.keys(record(requests))])];
};

/** What a node hands out by the piece is neither shared nor promised to more than have it. */
const sameBoth: Rule = (value) =>
  namesIn(value).flatMap((name): readonly Complaint[] => {
    if (!isHugePages(name) && !isExtended(name)) return FINE;
    const [limit, got] = [field(value, 'limits', name), field(value, 'requests', name)];
    if (limit === undefined) {
      return [
        { at: `limits.${name}`, expected: 'as much as is requested', got: undefined, fix: `write ${got}` },
      ];
    }
    if (got === undefined || quantityOf(got) === quantityOf(limit)) return FINE;
    return [{ at: `requests.${name}`, expected: `${limit}, its limit`, got, fix: 'leave the request out' }];
  });

const hugePagesAlone: Rule = (value) => {
  const names = namesIn(value);
  if (!names.some(isHugePages) || names.some((name) => name === 'cpu' || name === 'memory')) return FINE;
  return [{ expected: 'cpu or memory beside huge pages', got: names, fix: 'request some memory' }];
};

const names =
  (rule: Rule): Rule =>
  (value) =>
    Object.keys(record(value)).flatMap((name) => rule(name));

const amounts = (name: Rule): Table => [names(name), wholePieces, { '*': amount }];

const RESOURCES: Table = [
  notMore('requests', 'limits'),
  sameBoth,
  hugePagesAlone,
  { limits: amounts(containerResource), requests: amounts(containerResource) },
];

const CLAIM: Table = [
  { resources: [notMore('requests', 'limits'), { 'requests.*': someAmount, 'limits.*': amount }] },
];

const LIMITS: Table = [
  notMore('min', 'max'),
  notMore('min', 'default'),
  notMore('min', 'defaultRequest'),
  notMore('default', 'max'),
  notMore('defaultRequest', 'max'),
  notMore('defaultRequest', 'default'),
  { maxLimitRequestRatio: [names(limitResource), { '*': ratio }] },
  Object.fromEntries(['min', 'max', 'default', 'defaultRequest'].map((key) => [key, amounts(limitResource)])),
];

export const quantities: ValueCheck = {
  id: 'V3',
  title: 'amounts are amounts, of something that there is, and no request is above its limit',
  why: 'the API server refuses the object',
  fix: "write amounts as '250m' or '768Mi', requests no higher than limits",
  pods: [
    inContainers({ resources: RESOURCES }),
    { resources: RESOURCES, 'overhead.*': amount, 'volumes[].emptyDir.sizeLimit': amount },
    { 'volumes[].ephemeral.volumeClaimTemplate.spec': CLAIM },
  ],
  kinds: kindsOf(inClaims(CLAIM), {
    ResourceQuota: { 'spec.hard': amounts(quotaResource) },
    LimitRange: { 'spec.limits[]': LIMITS },
    'HorizontalPodAutoscaler.autoscaling': {
      'spec.metrics[]': Object.fromEntries(
        ['resource', 'containerResource', 'pods', 'object', 'external'].map((source) => [
          `${source}.target`,
          { value: someAmount, averageValue: someAmount },
        ]),
      ),
    },
  }),
};
