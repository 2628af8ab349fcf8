import type { Environment, Manifest, Path, SecretContract } from '../../kernel';

/** Whose Secrets a source is asked for, and where. */
export interface SecretPlace {
  readonly service: string;
  readonly environment: Environment;
  /** The service's folder below apps, absolute; undefined outside a chart of the platform. */
  readonly folder: string | undefined;
}

/** What a source gives. */
export interface Provided {
  /** What makes the Secrets in the cluster; without namespace, wave and the service's labels, which the chart adds. */
  readonly objects: readonly Manifest[];
  /** A file that goes into dist as it is, for a plug-in of Argo CD to decrypt. */
  readonly file?: string;
  /** Encrypted values by Secret and key, where they are known: they change with the values. */
  readonly contents: EncryptedContents;
}

/** Encrypted values by Secret and key. */
export type EncryptedContents = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Asks a source for the Secrets of a contract; refuses what it cannot give. Pure but for reading files. */
export type SecretProvider<Source> = (
  source: Source,
  contract: SecretContract,
  place: SecretPlace,
  path: Path,
) => Provided;

/** Of a source of which synth knows nothing. */
export const NOTHING_PROVIDED: Provided = { objects: [], contents: new Map() };
