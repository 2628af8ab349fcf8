import { InvalidProps, inspect, type Path } from '../../kernel';

/** Runs what files findings under a place, and throws them if there are any. */
export function judged<T>(place: string, judge: (path: Path) => T): T {
  const { value, findings } = inspect(place, judge);
  if (findings.length > 0) throw new InvalidProps(findings);
  return value;
}
