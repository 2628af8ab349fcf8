import type { Fleet } from './fleet';

/** A warning that a chart allows itself. */
export interface Acknowledged {
  readonly service: string;
  /** The part that says so: `yashima/rails/web`, or the chart's own `yashima`. */
  readonly construct: string;
  readonly id: string;
  readonly reason: string;
}

/** Every acknowledgement of every chart, once for all of its clusters, in the order of services and ids. */
export function acknowledgedIn({ rendered }: Pick<Fleet, 'rendered'>): readonly Acknowledged[] {
  const all = rendered
    .flatMap(({ renderings }) => renderings)
    .flatMap(({ service, acknowledgements }) =>
      acknowledgements.map(({ construct, id, reason }) => ({ service, construct, id, reason })),
    );
  const each = new Map(all.map((one) => [Object.values(one).join('\n'), one]));
  return [...each.keys()].toSorted().flatMap((key) => each.get(key) ?? []);
}
