import { field, type Json, record, records, text } from '../../kernel';
import type { World } from '../world';
import { amountOf } from './amount';
import { objectsIn } from './index-of-world';

/** What a LimitRange says of containers, pods or claims. */
export interface LimitItem {
  /** Of the LimitRange. */
  readonly name: string;
  readonly type: string;
  readonly min: Json;
  readonly max: Json;
  readonly ratio: Json;
}

/** What containers get that say nothing, by resource, in thousandths. */
export interface Defaults {
  readonly requests: Readonly<Record<string, number>>;
  readonly limits: Readonly<Record<string, number>>;
}

const NONE: Defaults = { requests: {}, limits: {} };

const itemsOf = (world: World, namespace: string) =>
  objectsIn(world, 'LimitRange', namespace).flatMap(({ object }) =>
    records(field(object.spec, 'limits')).map((item) => ({ name: object.metadata.name, item })),
  );

/** Everything that the LimitRanges of a namespace hold pods to. */
export const limitsIn = (world: World, namespace: string): readonly LimitItem[] =>
  itemsOf(world, namespace).map(({ name, item }) => ({
    name,
    type: text(item.type) ?? '',
    min: record(item.min),
    max: record(item.max),
    ratio: record(item.maxLimitRequestRatio),
  }));

/**
 * The greatest a container may have is its limit too unless another one is named, and its request after that.
 * https://kubernetes.io/docs/concepts/policy/limit-range/
 */
export function defaultsIn(world: World, namespace: string): Defaults {
  const items = itemsOf(world, namespace);
  if (items.length === 0) return NONE;
  const requests: Record<string, number> = {};
  const limits: Record<string, number> = {};
  for (const { item } of items) {
    if (item.type !== 'Container') continue;
    const limit = { ...amounts(item.max), ...amounts(item.default) };
    const request = { ...amounts(item.min), ...limit, ...amounts(item.defaultRequest) };
    for (const [name, amount] of Object.entries(limit)) limits[name] ??= amount;
    for (const [name, amount] of Object.entries(request)) requests[name] ??= amount;
  }
  return { requests, limits };
}

/** Amounts by resource; what is none is left out. */
export function amounts(value: unknown): Readonly<Record<string, number>> {
  const read: Record<string, number> = {};
  for (const [name, given] of Object.entries(record(value))) {
    const amount = amountOf(given);
    if (amount !== undefined) read[name] = amount;
  }
  return read;
}
