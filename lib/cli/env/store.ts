/** The variables of one Secret in one place, as somebody read them. */
export interface Snapshot {
  readonly values: ReadonlyMap<string, Buffer>;
  /** Changes with every change; undefined where the Secret does not exist yet. */
  readonly version: string | undefined;
}

/** New values by key; undefined for a key that goes. */
export type Change = ReadonlyMap<string, Buffer | undefined>;

/** What is kept of a change: never a value. */
export interface Audit {
  /** As the place itself knows them. */
  readonly who: string;
  readonly when: Date;
  readonly why: string;
}

/** Where the values of one Secret are kept: a cluster, or an encrypted file. */
export interface EnvStore {
  /** For messages: `Secret dotenv in namespace yashima of cluster qa`, or the file's path. */
  readonly place: string;
  /** Keys, in the order of the alphabet, without asking for a value where that is possible. */
  names(): Promise<readonly string[]>;
  read(): Promise<Snapshot>;
  /** Who is asking, as the place knows them. */
  whoAmI(): Promise<string>;
  /**
   * Refuses, with an InvalidProps and without changing anything, what could not be written: no permission, a
   * key that somebody else manages, more than 1 MiB. `write` does the same first.
   */
  check(change: Change, base: Snapshot): Promise<void>;
  /**
   * Writes all of a change or nothing, on top of exactly `base`: throws `Outdated` where somebody else changed
   * anything since. What is not part of the change stays as it is.
   */
  write(change: Change, base: Snapshot, audit: Audit): Promise<void>;
}

/** Somebody else wrote between a read and a write; nothing was written. */
export class Outdated extends Error {
  override readonly name = 'Outdated';
}
