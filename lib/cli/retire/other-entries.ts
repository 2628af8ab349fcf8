import { isDeepStrictEqual } from 'node:util';
import { parseDocument } from 'yaml';
import { type Repository, releasePath, type TombstonePlace } from '../../gitops';
import { record } from '../../kernel';
import { refuse } from '../misuse';
import { fromTop } from './settled';
import { releaseFile, type Target } from './target';

/** The file is committed as a whole: what else changed in it would be there without its dist. */
export function checkOtherEntries(
  repository: Repository,
  target: Target,
  text: string,
  places: readonly TombstonePlace[],
): void {
  const committed = repository.textAt('HEAD', fromTop(repository, target, releaseFile(target))) ?? '';
  const own = places.flatMap(({ key, covered }) => [key, ...covered]).map(tombstoneKey);
  const [before, now] = [entriesIn(committed), entriesIn(text)];
  const others = [...new Set([...before.keys(), ...now.keys()])]
    .filter((key) => !own.includes(key))
    .filter((key) => !isDeepStrictEqual(before.get(key), now.get(key)));
  if (others.length === 0) return;
  refuse(
    'kube retire',
    `no other change of ${releasePath(target.fleet.apps, target.service)}`,
    `one of ${others.join(', ')}`,
    'commit or stash it first',
  );
}

const tombstoneKey = (name: string): string => `retired.${name}`;

/** Releases and tombstones, each by its name. */
function entriesIn(text: string): ReadonlyMap<string, unknown> {
  const content = parseDocument(text, { schema: 'failsafe', logLevel: 'silent' }).toJS();
  const { retired, ...releases } = record(content);
  const tombstones = Object.entries(record(retired)).map(
    ([name, entry]) => [tombstoneKey(name), entry] as const,
  );
  return new Map([...Object.entries(releases), ...tombstones]);
}
