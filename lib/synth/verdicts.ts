import { inspect, type Path } from '../kernel';
import type { Verdict } from '../policy';

/** What is filed under a place that has to do with these services; with none, it is everybody's matter. */
export const verdictsOn = (
  services: readonly string[],
  place: string,
  check: (path: Path) => void,
): readonly Verdict[] => inspect(place, check).findings.map((finding) => ({ services, finding }));

export const isError = ({ finding }: Verdict): boolean => finding.severity === 'error';

/** What concerns several services, or all, is nobody's own matter. */
export const isFleetWide = (verdict: Verdict): boolean => isError(verdict) && verdict.services.length !== 1;
