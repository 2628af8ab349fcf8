import { LARGEST } from '../../../kernel';
import { FINE, type Rule } from '../rule';

/** A number from one to the other, both among them; fractions of whole numbers are the schema's matter. */
export const between =
  (from: number, to: number): Rule =>
  (value) => {
    if (typeof value !== 'number' || (value >= from && value <= to)) return FINE;
    const expected = to >= LARGEST && value < from ? `${from} or more` : `a number from ${from} to ${to}`;
    return [{ expected, got: value, fix: 'use a number in that range' }];
  };

/** A number of 32 bits; the API server reads a larger one as another, often a negative one. */
export const from = (smallest: number): Rule => between(smallest, LARGEST);

/** A number of 64 bits. */
export const atLeast = (smallest: number): Rule => between(smallest, Number.POSITIVE_INFINITY);

export const port = between(1, 65_535);

/** Permissions of files: YAML 1.1 reads 0644 as 420, JSON knows decimal numbers only. */
export const fileMode = between(0, 0o777);

/** https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.34/#securitycontext-v1-core */
export const userId = from(0);
