import type { EnvVar } from 'kubernetes-types/core/v1';
import { checkRendered, looksRandom, looksSecret, type Path, Words } from '../kernel';
import { composed, type Piece, piecesOf, textOf } from './composition';
import type { ClearValue, EnvProps } from './env-props';
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

/**
 * Sorts clear values; `texts` are those that the library gives, which a value may mention too. What is in
 * `open` may look random.
 */
export function planClear(
  clear: Readonly<Record<string, ClearValue>>,
  texts: ReadonlyMap<string, string>,
  names: VariableNames,
  path: Path,
  open: ReadonlySet<string> = new Set(),
): ClearPlan {
  const known = new Map(texts);
  const plain = new Map<string, string>();
  const own: EnvVar[] = [];
  const apart = new Map<string, readonly Piece[]>();
  for (const [name, value] of Object.entries(clear)) {
    if (!checkRendered(name, path.at(name))) continue;
    const checked = checkedText(name, value, open, path.at(name));
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
export function checkedText(name: string, value: ClearValue, open: ReadonlySet<string>, path: Path): string {
  if (!isClear(value)) {
    const got = typeof value === 'number' ? value : new Words(value === null ? 'null' : typeof value);
    path.refuse(
      'a string, a boolean or a number of plain digits',
      got,
      'write it as a string, or leave it out',
    );
    return '';
  }
  const text = String(value);
  const fix = `put it into the Secret and name its key: secret: ['${name}']`;
  if (looksSecret(name, text)) return refused('what looks like a secret', fix, path);
  if (open.has(name) || !looksRandom(name, text)) return text;
  const orOpen = `${fix}; if anybody may read it, write public: ['${name}']`;
  return refused('what looks drawn by lot, as keys are', orOpen, path);
}

function refused(got: string, fix: string, path: Path): '' {
  path.refuse('a value that anybody may read', new Words(got), fix);
  return '';
}

/** The names in `public`; refuses one that lifts nothing, for it would let the next value through unseen. */
export function openNames({ clear = {}, public: names = [] }: EnvProps, path: Path): ReadonlySet<string> {
  for (const [index, name] of names.entries()) {
    const place = path.at('public').at(index);
    if (!Object.hasOwn(clear, name)) {
      place.refuse('a variable of clear', name, 'correct the name, or take it away');
      continue;
    }
    const text = String(clear[name]);
    if (looksSecret(name, text) || looksRandom('', text)) continue;
    const got = new Words(`${name}, whose value is none`);
    place.refuse('a variable whose value looks drawn by lot', got, 'take it away: it lifts nothing');
  }
  return new Set(names);
}
