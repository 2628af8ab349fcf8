import {
  type ExternalSource,
  looksSecret,
  type NeededSecret,
  type Path,
  type RemoteAsked,
  type RemoteReference,
  Words,
} from '../../kernel';
import type { SecretPlace } from './provider';

/** Where the store keeps a key of a Secret, or all of them; words about what the platform said instead. */
export interface Answer<Place = RemoteReference | Words> {
  readonly secret: string;
  /** Undefined for all. */
  readonly key: string | undefined;
  readonly place: Place;
}

type Remote = NonNullable<ExternalSource['remote']>;

/** A property of a document for each Secret. */
const inDocument: Remote = ({ environment, service, secret, key }) => ({
  key: `${environment}/${service}/${secret}`,
  ...(key !== undefined && { property: key }),
});

/** Asks for every key that a Secret needs, and for all together where something reads them so. */
export function askRemote(
  { name: secret, keys, whole }: NeededSecret,
  { remote = inDocument }: ExternalSource,
  { environment, service }: SecretPlace,
): readonly Answer[] {
  // a Secret of which nobody names a key is for somebody whom the chart does not know
  const readsAll = whole.length > 0 || keys.size === 0;
  const where = { environment: environment.name, cluster: environment.cluster.name, service, secret };
  return [...(readsAll ? [undefined] : []), ...keys.keys()].map((key) => ({
    secret,
    key,
    place: answerOf(remote, { ...where, key }),
  }));
}

export const isFound = (answer: Answer): answer is Answer<RemoteReference> =>
  !(answer.place instanceof Words);

/** Refuses the first answer that is no place: the others come from the same mistake. */
export function checkAnswers(answers: readonly Answer[], path: Path): void {
  const wrong = answers.find((answer) => !isFound(answer));
  if (wrong === undefined) return;
  const { secret, key } = wrong;
  const what = key === undefined ? 'all keys of it are' : `${key} is`;
  const fix = "correct 'remote' of this environment's secrets in apps/platform.ts";
  path.at(secret).refuse(`where in the store ${what}: { key, property }`, wrong.place, fix);
}

function answerOf(remote: Remote, asked: RemoteAsked): RemoteReference | Words {
  try {
    const place = remote(asked);
    const problem = problemOf(place, asked);
    return problem === undefined ? place : new Words(problem);
  } catch (error) {
    // its message may hold what the platform's own code reads
    return new Words(`an exception (${error instanceof Error ? error.name : typeof error})`);
  }
}

const FIELDS = ['key', 'property', 'version'];
/** AWS Systems Manager takes the longest names, of 2048 characters with its ARN. */
const LONGEST = 2048;

/** What is wrong with an answer. Nothing of it is shown: it may be the value instead of its place. */
function problemOf(place: unknown, { key }: RemoteAsked): string | undefined {
  if (typeof place !== 'object' || place === null) return 'something else';
  const fields = Object.entries(place).filter(([, value]) => value !== undefined);
  if (fields.some(([field]) => !FIELDS.includes(field))) return 'other fields';
  if (fields.some(([, value]) => typeof value !== 'string')) return 'what is no text';
  if (!fields.some(([field, value]) => field === 'key' && value !== '')) return 'no key';
  const texts = fields.map(([, value]) => String(value));
  if (texts.some((text) => text.length > LONGEST || /\p{Cc}/u.test(text)))
    return 'what no store calls anything';
  if (texts.some((text) => looksSecret('', text))) return 'what looks like a secret';
  // a template that does not know that nobody asks for a single key
  const isUndefined = key === undefined && texts.some((text) => text.includes('undefined'));
  return isUndefined ? "a text with 'undefined' in it" : undefined;
}
