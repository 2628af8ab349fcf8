import { looksSecret } from '../kernel';

/** `--password=x`, `PGPASSWORD=x`: what a word of a command says for itself. */
const PAIR = /^-{0,2}([A-Za-z][\w.-]*)=["']?(.*?)["']?$/s;

/** `--password`, whose value is the next word. */
const OPTION = /^--?([A-Za-z][\w.-]*)$/;

/** Where a value is to be had: a file, or what Kubernetes or a shell puts in. */
const REFERENCE = /^(\.{0,2}\/[\w./-]*|\$\([^)]*|\$\([A-Za-z_]\w*\)|\$\{?[A-Z_][A-Z0-9_]*\}?)$/;

/** The places in a command or its arguments, by index, where a secret stands; `sh -c` takes many words as one. */
export function secretWords(words: readonly string[]): readonly number[] {
  const tokens = words.flatMap((word, index) => word.split(/\s+/).map((text) => ({ text, index })));
  const byName = tokens.filter(
    ({ text }, at) => pairIsSecret(text) || isSecret(OPTION.exec(tokens[at - 1]?.text ?? '')?.[1], text),
  );
  const byShape = words.flatMap((word, index) => (looksSecret('', word) ? [{ index }] : []));
  const found = [...byName, ...byShape];
  return [...new Set((found.length > 0 ? found : together(words)).map(({ index }) => index))];
}

/** The last word of what has a shape only with those before it: `login`, `app`, `password` and what follows. */
function together(words: readonly string[]): readonly { readonly index: number }[] {
  if (words.length < 2 || !looksSecret('', words.join(' '))) return [];
  const index = words.findIndex((_, at) => looksSecret('', words.slice(0, at + 1).join(' ')));
  return [{ index }];
}

function pairIsSecret(text: string): boolean {
  const [, name, value = ''] = PAIR.exec(text) ?? [];
  return isSecret(name, value);
}

/** What follows an option may be an option itself. */
const isSecret = (name: string | undefined, value: string): boolean =>
  name !== undefined &&
  !value.startsWith('--') &&
  !REFERENCE.test(value) &&
  looksSecret(name.replaceAll(/[-.]/g, '_'), value);
