import type { Between, PastRelease } from '../../gitops';
import { withoutSecrets } from '../../kernel';
import { columns } from '../columns';
import { shortImage } from '../deploy/image-argument';

const BETWEEN: Readonly<Record<Between, string>> = {
  nothing: '',
  compatible: 'a compatible migration since',
  incompatible: 'migrations since',
  unknown: 'migrations unknown',
};

/** A line a release, with the number by which a rollback takes it; the first is the one that runs. */
export const releaseLines = (past: readonly PastRelease[]): readonly string[] =>
  columns(
    past.map(({ release, commit: { id, author, time }, between }, index) =>
      [
        index === 0 ? 'now' : String(index),
        shortImage(release),
        inMinutes(time),
        author,
        id.slice(0, 7),
        BETWEEN[between],
        release.note ?? '',
      ].map(visible),
    ),
  );

/** A terminal obeys control characters, and anybody may have written a note. */
const visible = (text: string): string => withoutSecrets(text).replaceAll(/\p{Cc}/gu, ' ');

/** The time of the commit, in UTC. */
const inMinutes = (time: string): string => `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')}Z`;

/** For programs. */
export const asJson = ({ release, commit, between }: PastRelease) => ({
  ...release,
  commit: commit.id,
  author: commit.author,
  time: commit.time,
  migrations: between,
});
