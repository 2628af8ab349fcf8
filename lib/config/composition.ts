/**
 * How Kubernetes puts variables together: `$(NAME)` is another variable's value, `$$` is a `$`.
 * https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
const MENTION = /(\$+)\(([A-Za-z_]\w*)\)/g;

/** A piece of a value: text, or a variable that stands for text. */
export type Piece = string | { readonly mention: string };

/** Takes a value apart. A `$` says something before `(NAME)` only; anywhere else it is a `$`. */
export function piecesOf(value: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { 0: whole, 1: dollars = '', 2: name = '', index } of value.matchAll(MENTION)) {
    const text = value.slice(end, index) + '$'.repeat(Math.floor(dollars.length / 2));
    if (dollars.length % 2 === 1) pieces.push(text, { mention: name });
    else pieces.push(`${text}(${name})`);
    end = index + whole.length;
  }
  return [...pieces, value.slice(end)].filter((piece) => piece !== '');
}

/** The text of a value that mentions nothing; undefined for one that does. */
export const textOf = (pieces: readonly Piece[]): string | undefined =>
  pieces.every((piece) => typeof piece === 'string') ? pieces.join('') : undefined;

/** The value for a container's own list of variables, where Kubernetes reads every `$$` as one `$`. */
export const composed = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => (typeof piece === 'string' ? piece.replaceAll('$', '$$$$') : `$(${piece.mention})`))
    .join('');

/** The variables that a value mentions. */
export const mentionsOf = (value: string): readonly string[] =>
  piecesOf(value).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.mention]));
