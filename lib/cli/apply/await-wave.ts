import { setTimeout as pause } from 'node:timers/promises';
import type { Part } from '../rollout/part';
import { isWaitedFor } from '../rollout/parts';
import type { Pods } from '../rollout/pods';
import { readParts } from '../rollout/read-parts';
import { onlyChanges } from '../rollout/summary';
import { whyNot } from '../rollout/why';
import { decideByCluster } from '../wait/cluster-decision';
import type { Wave } from './apply-plan';
import type { Workplace } from './site';

/** Why an apply has ended before its time. */
export interface Failure {
  readonly line: string;
  readonly reasons: readonly string[];
}

const BETWEEN = 1000;

/** Waits until everything of a wave is there that something may wait for; gives why it is not. */
export async function awaitWave(
  at: Workplace,
  { name, objects }: Wave,
  pods: Pods,
  follow: (parts: readonly Part[]) => Promise<void>,
): Promise<Failure | undefined> {
  const awaited = objects.filter(isWaitedFor);
  const tell = onlyChanges(at.tell);
  for (;;) {
    const parts = await readParts(at.resources, at, awaited);
    await follow(parts);
    const decision = decideByCluster(parts);
    if (decision.do === 'done') return undefined;
    if (decision.do === 'fail') return { line: `failed in wave ${name}`, reasons: await whyNot(pods, parts) };
    if (decision.do === 'go on') tell(decision.line);
    if (Date.now() > at.deadline)
      return { line: `not done in time, in wave ${name}`, reasons: await whyNot(pods, parts) };
    await pause(BETWEEN);
  }
}
