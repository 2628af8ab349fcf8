import { type Alias, type Document, type Node, visit } from 'yaml';
import { inline } from './release-scalar';
import type { Stretch } from './yaml-comments';

/** The text with other texts in place of stretches that do not meet. */
export const spliced = (text: string, splices: readonly Stretch[]): string =>
  splices
    .toSorted((one, other) => other.start - one.start)
    .reduce((rest, { start, end, text: fresh }) => rest.slice(0, start) + fresh + rest.slice(end), text);

/** What others have by an alias from a stretch that goes, written out in their places. */
export function aliasesInto(document: Document, { start, end }: Stretch): readonly Stretch[] {
  const isInside = ({ range }: Node): boolean => range != null && range[0] >= start && range[0] < end;
  const found: Stretch[] = [];
  visit(document, {
    Alias: (_, alias: Alias) => {
      const target = alias.resolve(document);
      if (target === undefined || !isInside(target) || isInside(alias) || alias.range == null) return;
      const [from, to] = alias.range;
      found.push({ start: from, end: to, text: inline(target.toJS(document)) });
    },
  });
  return found;
}
