import { inPod } from '../../kernel';
import type { Check, CheckInfo, Objection } from '../check';
import { once } from '../once';
import type { Placed, World } from '../world';
import type { Table } from './rule';
import { bareTree, grow, type Tree } from './tree';
import { type Found, foundIn } from './walk';

/** A check that holds values to rules, by where they stand. */
export interface ValueCheck extends Omit<CheckInfo, 'severity'> {
  /** By `Kind.group`, from the top of the object; `*` for every kind. */
  readonly kinds: Readonly<Record<string, Table>>;
  /** From the specification of pods, whatever makes them. */
  readonly pods?: Table;
}

/** Checks that look at each object together, once: most of the time goes into finding the values. */
export function valueChecks(definitions: readonly ValueCheck[]): readonly Check[] {
  const rules = new Rules(definitions);
  return definitions.map(({ id, title, why, fix }) => ({
    id,
    title,
    severity: 'error',
    why,
    fix,
    *run({ objects }: World): Iterable<Objection> {
      for (const to of objects) {
        for (const found of rules.foundIn(to)) if (found.id === id) yield objection(to, found);
      }
    },
  }));
}

function objection(to: Placed, { field, complaint }: Found): Objection {
  const { at: _, ...said } = complaint;
  return { to, field, ...said };
}

class Rules {
  private readonly kinds = new Map<string, Tree>();
  private readonly pods = bareTree();

  constructor(definitions: readonly ValueCheck[]) {
    for (const { id, kinds, pods = {} } of definitions) {
      grow(this.pods, id, pods);
      for (const [kind, table] of Object.entries(kinds)) {
        const tree = this.kinds.get(kind) ?? bareTree();
        grow(tree, id, table);
        this.kinds.set(kind, tree);
      }
    }
  }

  readonly foundIn = once(({ object, kind, pod }: Placed): readonly Found[] => {
    const trees = ['*', kind].flatMap((name) => this.kinds.get(name) ?? []);
    return [
      ...trees.flatMap((tree) => foundIn(object, tree, '')),
      ...(pod === undefined ? [] : foundIn(pod.spec, this.pods, inPod(pod, 'spec'))),
    ];
  });
}
