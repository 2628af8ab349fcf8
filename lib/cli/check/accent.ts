import type { Accent } from '../../policy';
import type { Terminal } from '../terminal';

const coloured =
  (code: number) =>
  (text: string): string =>
    `\u001b[${code}m${text}\u001b[0m`;

const ON_A_TERMINAL: Accent = { error: coloured(31), warning: coloured(33), heading: coloured(1) };

/** Colour where a person looks at a terminal and does not mind it; undefined elsewhere. https://no-color.org */
export const accentFor = (
  { isRead }: Pick<Terminal, 'isRead'>,
  { NO_COLOR = '' }: Readonly<Record<string, string | undefined>>,
): Accent | undefined => (isRead && NO_COLOR === '' ? ON_A_TERMINAL : undefined);
