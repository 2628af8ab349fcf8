import { type Json, list, record, records } from '../kernel';

/** A selector as Services write it (labels alone) or as everything else does (labels and expressions). */
export interface Selector {
  readonly labels: Json;
  readonly expressions: readonly Json[];
}

export const fromLabels = (labels: unknown): Selector => ({ labels: record(labels), expressions: [] });

export const fromSelector = (selector: unknown): Selector => ({
  labels: record(record(selector).matchLabels),
  expressions: records(record(selector).matchExpressions),
});

export const isEmpty = ({ labels, expressions }: Selector): boolean =>
  Object.keys(labels).length === 0 && expressions.length === 0;

const HOLDS: Readonly<Record<string, (value: unknown, values: readonly unknown[]) => boolean>> = {
  In: (value, values) => value !== undefined && values.includes(value),
  NotIn: (value, values) => !values.includes(value),
  Exists: (value) => value !== undefined,
  DoesNotExist: (value) => value === undefined,
};

/** Whether pods with these labels are selected; an empty selector selects all. */
export const selects = ({ labels, expressions }: Selector, pod: Json): boolean =>
  Object.entries(labels).every(([key, value]) => pod[key] === value) &&
  expressions.every(({ key, operator, values }) => HOLDS[String(operator)]?.(pod[String(key)], list(values)));
