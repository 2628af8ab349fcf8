import { setTimeout as pause } from 'node:timers/promises';
import { field, type Manifest, textAt } from '../../kernel';
import type { Answer } from '../cluster/api';
import { refusal } from '../cluster/refusal';
import { deleteObject } from '../rollout/delete-object';
import { type Named, pathOfObject, refusedObject } from '../rollout/refused-object';
import { isHook } from './apply-plan';
import { MANAGER, type Workplace } from './site';

const BETWEEN = 300;

/** Brings an object to what the file says; fields of others stay, and one that two want to set is refused. */
export async function applyObject(at: Workplace, object: Manifest): Promise<void> {
  const before = isHook(object) ? await takeAway(at, object) : undefined;
  const answer = await at.ask({
    method: 'PATCH',
    url: await urlOf(at, object),
    query: { fieldManager: MANAGER, force: 'false', fieldValidation: 'Strict' },
    // JSON is YAML too
    type: 'application/apply-patch+yaml',
    body: object,
  });
  if (answer.status >= 300) throw refusedObject(at, object, answer);
  const { kind, metadata } = object;
  at.tell(`${kind}/${metadata.name} ${doneTo(answer, before !== undefined)}`);
}

function doneTo({ status, body }: Answer, isAnew: boolean): string {
  if (isAnew) return 'made anew';
  if (status === 201) return 'created';
  return field(body, 'metadata', 'generation') === undefined ? 'is there' : 'applied';
}

/** What was there before, which is gone then with its pods: a Job cannot be changed, and its pod may still migrate. */
async function takeAway(at: Workplace, object: Manifest): Promise<unknown> {
  const before = await read(at, object);
  if (before === undefined) return undefined;
  await deleteObject(at, object, before, 'Foreground');
  const uid = textAt(before, 'metadata', 'uid');
  while (textAt(await read(at, object), 'metadata', 'uid') === uid) {
    if (Date.now() > at.deadline) {
      const fix = 'see what holds it: a finalizer, or pods that do not end';
      throw refusal(pathOfObject(at, object), 'an earlier one that goes', 'one that stays', fix);
    }
    await pause(BETWEEN);
  }
  return before;
}

export const read = (at: Workplace, object: Named): Promise<unknown> =>
  at.resources.read(object, (answer) => refusedObject(at, object, answer));

export async function urlOf(at: Workplace, object: Named): Promise<string> {
  const url = await at.resources.urlOf(object);
  if (url !== undefined) return url;
  const { apiVersion, kind } = object;
  const fix = 'install what defines it';
  throw refusal(
    pathOfObject(at, object),
    `a cluster that knows ${kind} of ${apiVersion}`,
    'one that does not',
    fix,
  );
}
