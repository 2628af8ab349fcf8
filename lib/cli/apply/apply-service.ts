import type { Manifest } from '../../kernel';
import { followJobs, type JobLine } from '../rollout/follow-jobs';
import { podsOf } from '../rollout/pods';
import type { ApplyPlan } from './apply-plan';
import { awaitWave, type Failure } from './await-wave';
import { type Entry, entryOf, readInventory, together, writeInventory } from './inventory';
import { alone } from './lease';
import { checkOwners } from './preflight';
import { prune, surplus } from './prune';
import { applyObject } from './requests';
import type { Workplace } from './site';

/**
 * Brings a service to what its file says, wave by wave; nothing of a wave is made before the one before it is there.
 * Gives why it could not; what is there then stays as it is, and the same command goes on from there.
 */
export async function applyService(
  at: Workplace,
  plan: ApplyPlan,
  log: (line: JobLine) => void,
): Promise<Failure | undefined> {
  const objects = [...plan.namespaces, ...plan.waves.flatMap((wave) => wave.objects)];
  await checkOwners(at, objects);
  for (const namespace of plan.namespaces) await applyObject(at, namespace);
  return alone(at, async () => {
    const before = await readInventory(at);
    const now = [...objects, ...plan.onFailure].map(entryOf);
    // whatever interrupts it, the next apply knows what there may be
    await writeInventory(at, together(before, now));
    const failure = await applyWaves(at, plan, log);
    if (failure === undefined) await settle(at, before, now);
    return failure;
  });
}

async function applyWaves(
  at: Workplace,
  { waves, onFailure }: ApplyPlan,
  log: (line: JobLine) => void,
): Promise<Failure | undefined> {
  const pods = podsOf(at.ask);
  const follow = followJobs(pods, log);
  for (const wave of waves) {
    await applyAll(at, wave.objects);
    const failure = await awaitWave(at, wave, pods, follow);
    if (failure === undefined) continue;
    await applyAll(at, onFailure);
    return failure;
  }
  return undefined;
}

async function applyAll(at: Workplace, objects: readonly Manifest[]): Promise<void> {
  for (const object of objects) await applyObject(at, object);
}

/** No pod reads any more what the file has no more: the rollout is over. */
async function settle(at: Workplace, before: readonly Entry[], now: readonly Entry[]): Promise<void> {
  await prune(at, surplus(before, now));
  await writeInventory(at, now);
}
