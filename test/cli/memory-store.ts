import type { PlaceStore, StoreAsked } from '../../lib/cli/env/place';
import { type Audit, type Change, Outdated, type Snapshot } from '../../lib/cli/env/store';
import type { ObjectReference } from '../../lib/kernel';

/** A Secret in memory that keeps what a real one is promised to keep. */
export class MemoryStore implements PlaceStore {
  readonly audits: Audit[] = [];
  readonly written: string[][] = [];
  readonly restarted: string[] = [];
  /** Runs before each write, as somebody else might. */
  beforeWrite: () => void = () => {};
  refusal: Error | undefined;
  private values = new Map<string, Buffer>();
  private version = 0;

  constructor(readonly place: string) {}

  put(values: Readonly<Record<string, string | Buffer | undefined>>): this {
    for (const [key, value] of Object.entries(values)) {
      if (value === undefined) this.values.delete(key);
      else this.values.set(key, Buffer.from(value));
    }
    this.version++;
    return this;
  }

  get texts(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.values].map(([key, value]) => [key, value.toString()]));
  }

  async names(): Promise<readonly string[]> {
    return [...this.values.keys()].toSorted();
  }

  async read(): Promise<Snapshot> {
    return { values: new Map(this.values), version: this.version === 0 ? undefined : `${this.version}` };
  }

  async whoAmI(): Promise<string> {
    return 'someone@example.com';
  }

  async check(): Promise<void> {
    if (this.refusal !== undefined) throw this.refusal;
  }

  async write(change: Change, base: Snapshot, audit: Audit): Promise<void> {
    await this.check();
    this.beforeWrite();
    this.beforeWrite = () => {};
    if (base.version !== (await this.read()).version) throw new Outdated(`${this.place} has changed`);
    this.put(Object.fromEntries(change));
    this.written.push([...change.keys()]);
    this.audits.push(audit);
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
