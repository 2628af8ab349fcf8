import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checksTable } from './checks-table';
import { modesTable } from './modes-table';

const ROOT = join(__dirname, '../..');

/** What is written into a page between `<!-- name -->` and `<!-- end of name -->`. */
interface Section {
  readonly page: string;
  readonly name: string;
  readonly text: () => string;
}

const SECTIONS: readonly Section[] = [
  { page: 'lib/policy/README.md', name: 'checks', text: checksTable },
  { page: 'lib/policy/README.md', name: 'failure modes', text: modesTable },
];

/** Pages with the sections that are made from the code, by their paths from the top. */
export const generatedPages = (): ReadonlyMap<string, string> =>
  SECTIONS.reduce(
    (pages, section) => pages.set(section.page, withSection(pages.get(section.page), section)),
    new Map<string, string>(),
  );

function withSection(text: string | undefined, { page, name, text: made }: Section): string {
  const before = text ?? readFileSync(join(ROOT, page), 'utf8');
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  if (!before.includes(begin) || !before.includes(end)) throw new Error(`${page}: no ${begin} … ${end}`);
  const [head = '', rest = ''] = before.split(begin);
  const [, tail = ''] = rest.split(end);
  return `${head}${begin}\n\n${made()}\n\n${end}${tail}`;
}
