import { field, HOOK, SYNC_WAVE, text } from '../kernel';
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

/** Undefined for hooks that are no part of a sync that goes well. */
export function syncPlaceOf({ object }: Placed): SyncPlace | undefined {
  const annotations = field(object, 'metadata', 'annotations');
  const hooks = (text(field(annotations, HOOK)) ?? 'Sync').split(',').map((hook) => hook.trim());
  const phases = hooks.map((hook) => PHASES.indexOf(hook)).filter((phase) => phase >= 0);
  if (phases.length === 0) return undefined;
  const phase = Math.min(...phases);
  const wave = Number(text(field(annotations, SYNC_WAVE)) ?? 0) || 0;
  const name = wave === 0 ? `${PHASES[phase]}` : `${PHASES[phase]}, wave ${wave}`;
  return { phase, wave, name };
}

/** Whether an object is made after another, so that the other must not wait for it. */
export const isLater = (one: SyncPlace, other: SyncPlace): boolean =>
  one.phase > other.phase || (one.phase === other.phase && one.wave > other.wave);
