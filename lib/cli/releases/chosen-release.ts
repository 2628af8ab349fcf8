import type { PastRelease } from '../../gitops';
import { shortImage } from '../deploy/image-argument';
import { misuse } from '../misuse';
import type { Terminal } from '../terminal';
import { releaseLines } from './release-lines';

const COMMAND = 'kube rollback --to';

/** The release that `--to` names, or that somebody chooses from the list; undefined where nobody does. */
export async function chosenRelease(
  terminal: Terminal,
  past: readonly PastRelease[],
  to: string | undefined,
): Promise<PastRelease | undefined> {
  if (to !== undefined) return named(past, to);
  for (const line of releaseLines(past)) terminal.note(line);
  if (!terminal.isAnswered) {
    return misuse(COMMAND, 'a release', 'nothing, and nobody to ask', 'name its image, commit or number');
  }
  const answer = (await terminal.ask('Which one? (number, image or commit; Enter for none)')).trim();
  return answer === '' ? undefined : named(past, answer);
}

/** By its image, by its number in the list, or by the beginning of its commit. */
function named(past: readonly PastRelease[], text: string): PastRelease {
  const [, ...earlier] = past;
  const found =
    earlier.find(({ release }) => [release.tag, release.digest, shortImage(release)].includes(text)) ??
    (/^\d{1,3}$/.test(text) ? past[Number(text)] : undefined) ??
    earlier.find(({ commit }) => text.length >= 7 && commit.id.startsWith(text));
  if (found !== undefined && found !== past[0]) return found;
  const got = found === undefined ? 'none of them' : 'the one that runs';
  return misuse(COMMAND, 'an earlier release of the list', got, "choose one that 'kube releases' lists");
}
