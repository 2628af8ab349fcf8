import type { EnvVar } from 'kubernetes-types/core/v1';
import { checkRendered, looksSecret, type Path, Words } from '../kernel';
import { composed, type Piece, piecesOf, textOf } from './composition';
import type { ClearValue } from './env-props';
import type { VariableNames } from './variable-names';

/** Clear values, by where they go. */
export interface ClearPlan {
  /** For the ConfigMap. */
  readonly plain: ReadonlyMap<string, string>;
  /** Those put together from others, for the container's own list: in a ConfigMap nothing is put in. */
  readonly composed: readonly EnvVar[];
  /** What those are put together from. */
  readonly pieces: ReadonlyMap<string, readonly Piece[]>;
}

/** Sorts clear values; `texts` are those that the library gives, which a value may mention too. */
export function planClear(
  clear: Readonly<Record<string, ClearValue>>,
  texts: ReadonlyMap<string, string>,
  names: VariableNames,
  path: Path,
): ClearPlan {
  const known = new Map(texts);
  const plain = new Map<string, string>();
  const own: EnvVar[] = [];
  const apart = new Map<string, readonly Piece[]>();
  for (const [name, value] of Object.entries(clear)) {
    if (!checkRendered(name, path.at(name))) continue;
    const checked = checkedText(name, value, path.at(name));
    const pieces = piecesOf(checked);
    const text = textOf(pieces);
    if (text === undefined) {
      own.push({ name, value: compose(pieces, known, names.has, path.at(name)) });
      apart.set(name, pieces);
    } else for (const map of [plain, known]) map.set(name, text);
    names.take(name, path.at(name), text);
  }
  return { plain, composed: own, pieces: apart };
}

/** A value put together: texts that are known are put in at once, the rest by Kubernetes. */
export function compose(
  pieces: readonly Piece[],
  texts: ReadonlyMap<string, string>,
  has: (name: string) => boolean,
  path: Path,
): string {
  const resolved = pieces.map((piece) =>
    typeof piece === 'string' ? piece : (texts.get(piece.mention) ?? piece),
  );
  for (const piece of resolved) {
    if (typeof piece === 'string' || has(piece.mention)) continue;
    const { mention } = piece;
    const fix = `declare ${mention} above it, or write $$(${mention}) for the text itself`;
    path.refuse('variables that stand before it', new Words(`$(${mention})`), fix);
  }
  return composed(resolved);
}

/** Decimal digits that JavaScript did not round, shorten or write with an exponent. */
const isExact = (value: number): boolean =>
  Number.isFinite(value) && !/e/.test(String(value)) && Math.abs(value) <= Number.MAX_SAFE_INTEGER;

const isClear = (value: unknown): value is ClearValue =>
  typeof value === 'number' ? isExact(value) : typeof value === 'string' || typeof value === 'boolean';

/** The text of a clear value; '' in place of what is refused, so that no secret gets any further. */
export function checkedText(name: string, value: ClearValue, path: Path): string {
  if (!isClear(value)) {
    const got = typeof value === 'number' ? value : new Words(value === null ? 'null' : typeof value);
    path.refuse(
      'a string, a boolean or a number of plain digits',
      got,
      'write it as a string, or leave it out',
    );
    return '';
  }
  if (!looksSecret(name, String(value))) return String(value);
  path.refuse(
    'a value that anybody may read',
    new Words('what looks like a secret'),
    `put it into the Secret and name its key: secret: ['${name}']`,
  );
  return '';
}
