import type { Rule, Table } from './rule';

/** Tables as one tree, so that a field that is not there costs nothing for all the rules about what is in it. */
export interface Tree {
  readonly rules: { readonly id: string; readonly rule: Rule }[];
  readonly branches: Branch[];
}

export interface Branch {
  /** A key, or EACH item of a list, or ANY value of a map. */
  readonly key: string;
  readonly tree: Tree;
}

export const EACH = '[]';
export const ANY = '*';

export const bareTree = (): Tree => ({ rules: [], branches: [] });

/** Adds what a check, known by its id, asks of values. */
export function grow(tree: Tree, id: string, table: Table): void {
  if (typeof table === 'function') tree.rules.push({ id, rule: table });
  else if (isList(table)) for (const inner of table) grow(tree, id, inner);
  else
    for (const [pattern, inner] of Object.entries(table))
      grow(keysOf(pattern).reduce(branch, tree), id, inner);
}

const isList = (table: Table): table is readonly Table[] => Array.isArray(table);

const keysOf = (pattern: string): readonly string[] => pattern.replaceAll(EACH, `.${EACH}`).split('.');

function branch({ branches }: Tree, key: string): Tree {
  const known = branches.find((other) => other.key === key);
  if (known !== undefined) return known.tree;
  const tree = bareTree();
  branches.push({ key, tree });
  return tree;
}
