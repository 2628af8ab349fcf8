import { remembered } from '../remembered';

const QUANTITY = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:([KMGTPE]i|[numkMGTPE]?)|[eE]([+-]?\d+))$/;

const UNITS: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * An amount as the API server reads it, NaN for what is none; numbers are amounts too.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export const quantityOf = (value: unknown): number => {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? amountOf(value) : Number.NaN;
};

const amountOf = remembered((text) => {
  const [, number, unit = '', exponent] = QUANTITY.exec(text) ?? [];
  if (number === undefined) return Number.NaN;
  return Number(number) * (exponent === undefined ? (UNITS[unit] ?? 1) : 10 ** Number(exponent));
});
