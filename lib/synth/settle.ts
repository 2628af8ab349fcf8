import type { Verdict } from '../policy';
import type { Rendering } from './render';

/** What is known of a service in a cluster beside its objects. */
type Acknowledging = Pick<Rendering, 'service' | 'cluster' | 'acknowledgements' | 'told'>;

export interface SettledVerdicts {
  /** Errors and the warnings that nobody acknowledged. */
  readonly open: readonly Verdict[];
  /** Acknowledgements that silenced a warning: see `keyOf`. */
  readonly used: ReadonlySet<string>;
}

/** Names an acknowledgement of a service in whatever cluster. */
export const keyOf = (service: string, construct: string, id: string): string =>
  [service, construct, id].join(' ');

/**
 * Leaves out of what the checks say of rendered objects what a chart acknowledges, and what the part that rendered them
 * was told already; both stand on a construct around the object.
 */
export function settleVerdicts(
  verdicts: readonly Verdict[],
  renderings: readonly Acknowledging[],
): SettledVerdicts {
  const used = new Set<string>();
  const by = new Map(renderings.map((rendering) => [`${rendering.service}/${rendering.cluster}`, rendering]));
  const open = verdicts.filter(({ finding }) => {
    const { where, id = '', severity } = finding;
    const rendering = where && by.get(`${where.service}/${where.cluster}`);
    if (where?.construct === undefined || rendering === undefined) return true;
    const { construct, service } = where;
    if (isTold(rendering, construct, id)) return false;
    if (severity === 'error') return true;
    const silencing = rendering.acknowledgements.filter(
      (acknowledged) => acknowledged.id === id && isAround(acknowledged.construct, construct),
    );
    for (const acknowledged of silencing) used.add(keyOf(service, acknowledged.construct, id));
    return silencing.length === 0;
  });
  return { open, used };
}

/** A part whose props are refused renders a guess: what is wrong with that follows from what was said. */
const isTold = ({ told }: Acknowledging, construct: string, id: string): boolean =>
  told.some(
    (said) =>
      (said.id === id || (said.severity === 'error' && isPart(said.construct))) &&
      isAround(said.construct, construct),
  );

/** What is wrong with a whole chart says nothing of its parts. */
const isPart = (construct: string): boolean => construct.includes('/');

const isAround = (outer: string, inner: string): boolean =>
  outer === EVERYTHING || inner === outer || inner.startsWith(`${outer}/`);

/** What is said before there is a chart, as of its release, is said of all that it renders. */
const EVERYTHING = '';
