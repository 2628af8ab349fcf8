import { amountText } from './amount';
import { amounts, type LimitItem } from './limit-range';
import type { Amounts } from './pod-resources';

/** A bound that a container or pod does not keep. */
export interface Broken {
  /** `requests.memory`. */
  readonly name: string;
  readonly resource: string;
  readonly expected: string;
  /** Thousandths; undefined where nothing is said. */
  readonly got: number | undefined;
}

/**
 * As the admission of LimitRanges asks: a least amount wants a request, a greatest one a limit.
 * https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export const broken = (given: Amounts, { min, max, ratio }: LimitItem): readonly Broken[] => [
  ...Object.entries(amounts(min)).flatMap(([resource, least]) =>
    outside(given, resource, 'requests', `${amountText(resource, least)} or more`, (got) => got < least),
  ),
  ...Object.entries(amounts(max)).flatMap(([resource, greatest]) =>
    outside(given, resource, 'limits', `${amountText(resource, greatest)} or less`, (got) => got > greatest),
  ),
  ...Object.entries(amounts(ratio)).flatMap(([resource, most]) => tooFar(given, resource, most)),
];

/** One of the two must be there; the other one counts where it is. */
function outside(
  given: Amounts,
  resource: string,
  needed: 'requests' | 'limits',
  expected: string,
  isOut: (amount: number) => boolean,
): readonly Broken[] {
  const names = ['requests', 'limits'].map((list) => `${list}.${resource}`);
  const wrong = names.filter((name) => name in given && isOut(given[name] ?? 0));
  const missing = `${needed}.${resource}`;
  if (!(missing in given)) wrong.push(missing);
  return wrong.slice(0, 1).map((name) => ({ name, resource, expected, got: given[name] }));
}

/** A limit may be so many times the request. */
function tooFar(given: Amounts, resource: string, most: number): readonly Broken[] {
  const name = `limits.${resource}`;
  const { [name]: limit = 0, [`requests.${resource}`]: request = 0 } = given;
  if (limit > 0 && request > 0 && limit * 1000 <= most * request) return [];
  return [{ name, resource, expected: `${most / 1000} times the request at most`, got: given[name] }];
}
