import { InvalidProps, inspect, type Path, Words } from '../../kernel';

/** One error; `got` is words, for what the cluster holds may be secret. */
export const refusal = (path: string, expected: string, got: string, fix: string): InvalidProps =>
  refusalOf(path, (at) => at.refuse(expected, new Words(got), fix));

/** The error of everything that `check` refuses. */
export const refusalOf = (path: string, check: (path: Path) => void): InvalidProps =>
  new InvalidProps(inspect(path, check).findings);
