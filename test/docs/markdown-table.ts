/** A table as Markdown has it; a cell stays one whatever is in it. */
export const markdownTable = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');

const line = (cells: readonly string[]): string => `| ${cells.map(inCell).join(' | ')} |`;

const inCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
