import { field, SYNC_WAVE, text } from '../kernel';
import { hookOf } from './sync-hook';
import type { Placed } from './world';

/** When Argo CD makes an object: in which phase of a sync, and in which wave of the phase. */
export interface SyncPlace {
  readonly phase: number;
  readonly wave: number;
  /** In words: `PreSync`, or `Sync, wave -10`. */
  readonly name: string;
}

/** https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/ */
const PHASES = ['PreSync', 'Sync', 'PostSync'];

const ORDINARY = { phase: 1, wave: 0, name: 'Sync' } as const satisfies SyncPlace;

/** Undefined for hooks that are no part of a sync that goes well. */
export function syncPlaceOf({ object }: Placed): SyncPlace | undefined {
  const { annotations } = object.metadata;
  if (annotations === undefined) return ORDINARY;
  const { phases: hooks } = hookOf(object) ?? { phases: ['Sync'] };
  const phases = hooks.map((hook) => PHASES.indexOf(hook)).filter((phase) => phase >= 0);
  if (phases.length === 0) return undefined;
  const phase = Math.min(...phases);
  const wave = waveIn(annotations);
  const name = wave === 0 ? `${PHASES[phase]}` : `${PHASES[phase]}, wave ${wave}`;
  return { phase, wave, name };
}

/** A weight of Helm is a wave where none is said. */
const waveIn = (annotations: unknown): number =>
  [SYNC_WAVE, 'helm.sh/hook-weight']
    .map((name) => text(field(annotations, name)))
    .filter((wave) => wave !== undefined && /^[+-]?\d+$/.test(wave))
    .map(Number)[0] ?? 0;

/** Negative where one is made before the other, zero for what is made at the same time. */
export const comparePlaces = (one: SyncPlace, other: SyncPlace): number =>
  one.phase - other.phase || one.wave - other.wave;

/** Whether an object is made after another, so that the other must not wait for it. */
export const isLater = (one: SyncPlace, other: SyncPlace): boolean => comparePlaces(one, other) > 0;
