import { InvalidProps } from '../../kernel';
import type { Session } from '../session';
import { planChange } from './change-plan';
import { readDotenv } from './dotenv-text';
import {
  changeBetween,
  conflicts,
  type EditText,
  editText,
  merged,
  withMistakes,
  withoutMistakes,
  yours,
} from './edit-text';
import { checkKey } from './keys';
import { type ChangeOptions, makeChange } from './make-change';
import { neededBy } from './needed-by';
import type { Place } from './place';
import { checkSame, type Reading, readAll } from './same-everywhere';
import type { Change } from './store';

/** What somebody sees, and what it was made from. */
interface View extends EditText {
  /** One for each place. */
  readonly readings: readonly Reading[];
  /** The one whose values are shown. */
  readonly shown: Reading;
}

/** Opens the editor until what was typed is written, or is nothing new. Gives whether all is as typed. */
export async function editValues(
  session: Session,
  places: readonly Place[],
  options: ChangeOptions,
): Promise<boolean> {
  const { terminal } = session;
  let view = await firstView(places);
  let text = view.text;
  for (;;) {
    const before = withoutMistakes(text);
    const typed = withoutMistakes(await terminal.edit(text));
    try {
      const outcome = await attempt(session, view, typed, options);
      if (typeof outcome === 'boolean') return outcome;
      view = outcome;
      text = view.text;
    } catch (error) {
      // Who leaves a mistake as it is gives up; where nobody can be shown one, it is told.
      if (!(error instanceof InvalidProps) || !terminal.isAnswered || typed === before) throw error;
      text = withMistakes(typed, error.findings);
    }
  }
}

async function firstView(places: readonly Place[]): Promise<View> {
  const readings = await readAll(places);
  checkSame(readings, new Set(readings.flatMap(({ snapshot }) => [...snapshot.values.keys()])));
  const [shown] = readings;
  if (shown === undefined) throw new Error('expected a place to edit');
  return { readings, shown, ...editText(shown.place, shown.snapshot.values) };
}

/** Writes what was typed; where somebody else has changed the same keys, gives the next view instead. */
async function attempt(
  session: Session,
  view: View,
  typed: string,
  options: ChangeOptions,
): Promise<boolean | View> {
  const { value, findings } = readDotenv('line', Buffer.from(typed));
  if (findings.length > 0) throw new InvalidProps(findings);
  for (const key of value.keys()) checkKey(key);
  const change = changeBetween(view.shown.snapshot, view.keys, value);
  if (change.size === 0) {
    session.terminal.print('nothing changes');
    return true;
  }
  const next = await nextView(view, change);
  if (next !== undefined) return next;
  const plans = view.readings.map(({ place, snapshot }) => planChange(place, snapshot, change));
  try {
    return await makeChange(session, plans, options, neededBy(plans));
  } catch (error) {
    const late = await nextView(view, change);
    if (late === undefined) throw error;
    return late;
  }
}

/** The state after somebody else's change, with all of ours that does not meet it; undefined where none does. */
async function nextView({ readings }: View, change: Change): Promise<View | undefined> {
  const now = await readAll(readings.map(({ place }) => place));
  const met = now.map(({ snapshot }, index) => {
    const base = readings[index]?.snapshot ?? snapshot;
    return conflicts(change, base, snapshot);
  });
  const at = met.findIndex((keys) => keys.length > 0);
  const shown = now[at];
  if (shown === undefined) return undefined;
  const keys = [...new Set(met.flat())];
  const next = editText(shown.place, merged(shown.snapshot, change, keys), yours(change, keys));
  // What we removed is not in the text, and is to be removed all the same.
  return { readings: now, shown, text: next.text, keys: new Set([...next.keys, ...change.keys()]) };
}
