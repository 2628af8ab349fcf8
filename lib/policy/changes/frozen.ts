import { field, show, Words } from '../../kernel';
import type { Objection } from '../check';
import type { Change } from './change';
import { firstDifference } from './difference';
import { same } from './same';

/** What Argo CD then does instead of changing an object. */
export const ANEW =
  "with 'argocd.argoproj.io/sync-options': 'Force=true,Replace=true' Argo CD deletes it and makes it anew";

/** The objections to fields that are to be other than they are, each as a way of keys joined by dots. */
export function* frozen(change: Change, fields: readonly string[], fix: string): Iterable<Objection> {
  for (const name of fields) {
    const keys = name.split('.');
    const [was, is] = [change.before, change.after.object].map((object) => field(object, ...keys));
    if (!same(was, is, keys.at(-1))) yield cannotChange(change, name, was, is, fix);
  }
}

/** Where values stand that may be secret. */
const HIDDEN = /(^|\.)(env|command|args|data|annotations|parameters|httpHeaders)(\.|$)/;

export function cannotChange(
  { after }: Change,
  name: string,
  before: unknown,
  now: unknown,
  fix: string,
): Objection {
  const { at, was, is } = firstDifference(name, before, now);
  const hidden = HIDDEN.test(at);
  return {
    to: after,
    field: at,
    expected: `${hidden ? 'what it was' : show(was)}, for it cannot change`,
    got: hidden ? new Words('something else') : is,
    fix,
  };
}
