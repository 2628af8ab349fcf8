import type { Memory } from '../kernel';

/** Directories that a container may write to, absolute, with the most that they may hold. */
export type Writable = Readonly<Record<string, Memory>>;

/** First in every pod, so that its volume is always called `tmp`. */
export const TMP: Writable = { '/tmp': '256Mi' };
export const TMP_MOUNT = { volume: 'tmp', mountPath: '/tmp' } as const;
