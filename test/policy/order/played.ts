import type { Manifest } from '../../../lib/kernel';
import { World } from '../../../lib/policy';
import type { Parts } from '../../../lib/policy/order/part';
import { partsOf } from '../../../lib/policy/order/parts';
import { type Course, play } from '../../../lib/policy/order/play';
import { ARGO_CD, type Rules, type Sync } from '../../../lib/policy/order/rules';
import { rendered } from '../objects';

/** The model of objects that are synced together. */
export const parts = (objects: readonly Manifest[]): Parts =>
  partsOf(new World([rendered(objects)], true).objects);

/** What happens, an event a line: `Job/migration is ready`; and in the end what waits for what. */
export const lines = (course: Course): readonly string[] => [
  ...course.events.map(({ part, is }) => `${nameOf(part.placed.object)} is ${is}`),
  ...course.stuck.map(
    ({ part, hold }) =>
      `${nameOf(part.placed.object)} waits for ${hold.until.map((one) => nameOf(one.placed.object))}`,
  ),
];

const nameOf = ({ kind, metadata }: Manifest): string => `${kind}/${metadata.name}`;

/** Plays a sync of objects. */
export const played = (
  objects: readonly Manifest[],
  syncOf: (parts: Parts) => Sync,
  rules: Rules = ARGO_CD,
): readonly string[] => {
  const all = parts(objects);
  return lines(play(all, syncOf(all), rules));
};
