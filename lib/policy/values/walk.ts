import type { Complaint } from './rule';
import { ANY, type Branch, EACH, type Tree } from './tree';

/** What a check, known by its id, has against a value, and where below the object it stands. */
export interface Found {
  readonly id: string;
  readonly field: string;
  readonly complaint: Complaint;
}

/** Everything that the rules of a tree have against a value and what is in it. */
export function foundIn(value: unknown, tree: Tree, at: string): readonly Found[] {
  const walk = new Walk(at);
  walk.visit(value, tree);
  return walk.found;
}

/** In a list null is an item that says nothing: an empty object or an empty text, as the field has it. */
const NOTHING = [{}, ''];

/** One for each value: most find nothing, so where it stands becomes a text only for a complaint. */
class Walk {
  readonly found: Found[] = [];
  private readonly way: string[];

  constructor(at: string) {
    this.way = at === '' ? [] : [at];
  }

  visit(value: unknown, { rules, branches }: Tree): void {
    for (const { id, rule } of rules) {
      for (const complaint of rule(value))
        this.found.push({ id, field: this.field(complaint.at), complaint });
    }
    if (typeof value !== 'object' || value === null) return;
    for (const branch of branches) this.follow(value as Readonly<Record<string, unknown>>, branch);
  }

  private follow(value: Readonly<Record<string, unknown>>, { key, tree }: Branch): void {
    if (key === EACH) {
      if (!Array.isArray(value)) return;
      for (const [index, item] of value.entries()) {
        for (const read of item === null ? NOTHING : [item])
          this.enter(nameOf(item) ?? `${index}`, read, tree);
      }
    } else if (key !== ANY) {
      this.enter(key, value[key], tree);
    } else if (!Array.isArray(value)) {
      for (const [name, item] of Object.entries(value)) this.enter(name, item, tree);
    }
  }

  /** The API server takes a field that is null as if it were not written. */
  private enter(key: string, value: unknown, tree: Tree): void {
    if (value === undefined || value === null) return;
    this.way.push(key);
    this.visit(value, tree);
    this.way.pop();
  }

  private field(below: string | undefined): string {
    return (below === undefined ? this.way : [...this.way, below]).join('.');
  }
}

/** Items of a list as people know them: `containers.web`. */
const nameOf = (item: unknown): string | undefined => {
  const name = (item as { readonly name?: unknown } | null)?.name;
  return typeof name === 'string' && name !== '' ? name : undefined;
};
