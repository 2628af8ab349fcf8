import {
  type ExternalSource,
  type NeededSecret,
  type Path,
  type RemoteReference,
  type SecretContract,
  seconds,
  Words,
} from '../../kernel';
import { type Answer, askRemote, checkAnswers, isFound } from './external-remote';
import type { SecretPlace } from './provider';

/** One ExternalSecret. */
export interface ExternalPlan extends Asked {
  readonly name: string;
  readonly type?: string;
  readonly store: { readonly kind: string; readonly name: string };
  readonly refreshSeconds: number;
}

/** What the operator is asked for; it fails over whatever of it is missing. */
interface Asked {
  /** Documents of which every property becomes a key. */
  readonly documents: readonly RemoteReference[];
  /** Single values, by key. */
  readonly values: ReadonlyMap<string, RemoteReference>;
}

/** An ExternalSecret for each Secret of which there is anything to ask for. */
export function planExternal(
  source: ExternalSource,
  contract: SecretContract,
  place: SecretPlace,
  path: Path,
): readonly ExternalPlan[] {
  const { kind = 'ClusterSecretStore', name: storeName } = source.store;
  const shared = { store: { kind, name: storeName }, refreshSeconds: refreshOf(source) };
  const { secrets } = contract;
  const answers = secrets.flatMap((secret) => askRemote(secret, source, place));
  checkAnswers(answers, path);
  return secrets.flatMap((secret) => {
    const { name, type } = secret;
    const found = answers.filter(isFound).filter((answer) => answer.secret === name);
    const asked = planAsked(secret, found, path.at(name));
    if (asked.documents.length === 0 && asked.values.size === 0) return [];
    return [{ name, ...(type !== undefined && { type }), ...shared, ...asked }];
  });
}

const HOUR = 3600;

/** A platform that says no duration was refused before. */
function refreshOf({ refreshInterval = '1h' }: ExternalSource): number {
  const asked = seconds(refreshInterval);
  return Number.isNaN(asked) ? HOUR : asked;
}

type Found = Answer<RemoteReference>;

/**
 * Required keys are asked for one by one, so that the operator says which one is missing. An optional key
 * comes with whatever else its document has.
 */
function planAsked({ keys }: NeededSecret, found: readonly Found[], path: Path): Asked {
  const isRequired = ({ key = '' }: Found) => keys.get(key)?.required ?? false;
  const whole = found.filter(({ key }) => key === undefined).map(({ place }) => place);
  const optional = found.filter((answer) => answer.key !== undefined && !isRequired(answer));
  const inDocuments = optional.filter(({ key, place }) => place.property === key);
  const alone = optional.filter((answer) => !inDocuments.includes(answer));
  if (alone.length > 0) warnOfLeftOut(alone, path);
  const documents = inDocuments.map(({ place: { property: _, ...document } }) => document);
  return {
    documents: distinct([...whole, ...documents]),
    values: new Map(found.filter(isRequired).map(({ key = '', place }) => [key, place])),
  };
}

const distinct = (all: readonly RemoteReference[]): readonly RemoteReference[] =>
  all.filter((one, index) => all.findIndex((other) => isSame(one, other)) === index);

const isSame = (one: RemoteReference, other: RemoteReference): boolean =>
  one.key === other.key && one.property === other.property && one.version === other.version;

/** https://external-secrets.io/latest/guides/ownership-deletion-policy/ */
function warnOfLeftOut(alone: readonly Found[], path: Path): void {
  const expected = 'optional keys to be properties, of their own names, of a document';
  const got = new Words(`places of their own for ${alone.map(({ key }) => key).join(', ')}`);
  const fix =
    'they are left out, for the operator fetches nothing where one value is missing: require them where they are in the store';
  path.warn('E1', expected, got, fix);
}
