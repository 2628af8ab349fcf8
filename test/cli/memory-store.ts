import type { PlaceStore, StoreAsked } from '../../lib/cli/env/place';
import { type Audit, type Change, Outdated, type Snapshot } from '../../lib/cli/env/store';
import type { ObjectReference } from '../../lib/kernel';

/** A Secret in memory that keeps what a real one is promised to keep. */
export class MemoryStore implements PlaceStore {
  readonly audits: Audit[] = [];
  readonly written: string[][] = [];
  readonly restarted: string[] = [];
  /** Runs before the next check, as somebody else might. */
  beforeCheck: () => void = () => {};
  /** Runs before the next write. */
  beforeWrite: () => void = () => {};
  refusal: Error | undefined;
  private readonly values = new Map<string, Buffer>();
  private version = 0;
  private isThere = false;

  constructor(readonly place: string) {}

  put(values: Readonly<Record<string, string | Buffer | undefined>>): this {
    for (const [key, value] of Object.entries(values)) {
      if (value === undefined) this.values.delete(key);
      else this.values.set(key, Buffer.from(value));
    }
    this.version++;
    this.isThere = true;
    return this;
  }

  /** Takes the Secret away, as `kubectl delete` does. */
  remove(): void {
    this.values.clear();
    this.isThere = false;
  }

  get texts(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.values].map(([key, value]) => [key, value.toString()]));
  }

  async names(): Promise<readonly string[]> {
    return [...this.values.keys()].toSorted();
  }

  async read(): Promise<Snapshot> {
    return { values: new Map(this.values), version: this.isThere ? `${this.version}` : undefined };
  }

  async whoAmI(): Promise<string> {
    return 'someone@example.com';
  }

  async check(_change: Change, base: Snapshot): Promise<void> {
    this.beforeCheck();
    this.beforeCheck = () => {};
    if (this.refusal !== undefined) throw this.refusal;
    await this.refuseOutdated(base);
  }

  async write(change: Change, base: Snapshot, audit: Audit): Promise<void> {
    await this.check(change, base);
    this.beforeWrite();
    this.beforeWrite = () => {};
    await this.refuseOutdated(base);
    this.put(Object.fromEntries(change));
    this.written.push([...change.keys()]);
    this.audits.push(audit);
  }

  private async refuseOutdated({ version }: Snapshot): Promise<void> {
    if (version !== (await this.read()).version)
      throw new Outdated(`somebody else has changed ${this.place}`);
  }
}

/** In a cluster, where pods can be restarted. */
export class MemoryCluster extends MemoryStore {
  async restart(workloads: readonly ObjectReference[]): Promise<void> {
    this.restarted.push(...workloads.map(({ kind, name }) => `${kind}/${name}`));
  }
}

/** In a file that several clusters read. */
export class MemoryFile extends MemoryStore {
  edits = 0;

  async edit(): Promise<void> {
    this.edits++;
  }
}

/** Every store that a test needs, by `cluster/Secret`; that of a file by its environment. */
export class Stores {
  private readonly stores = new Map<string, MemoryStore>();
  readonly asked: StoreAsked[] = [];

  readonly open = (asked: StoreAsked): MemoryStore => {
    this.asked.push(asked);
    const { environment, secret } = asked;
    return environment.secrets.source === 'sops'
      ? this.named(`${environment.name}/${secret}`, true)
      : this.named(`${environment.cluster.name}/${secret}`);
  };

  named(name: string, isFile = false): MemoryStore {
    const place = isFile ? `apps/yashima/secrets/${name.replace(/\/.*/, '')}.enc.yaml` : `Secret ${name}`;
    const store = this.stores.get(name) ?? new (isFile ? MemoryFile : MemoryCluster)(place);
    this.stores.set(name, store);
    return store;
  }
}
