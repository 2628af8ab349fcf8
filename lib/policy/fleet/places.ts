import type { World } from '../world';
import { type MayBelong, mentionsOf } from './mentions';

type Values = ReadonlyMap<string, ReadonlySet<string>>;

const NOWHERE: Values = new Map();

/** What some services have at each place in each environment: asked only where something is suspected. */
export class Places {
  private readonly environments = new Map<string, Set<string>>();
  private readonly values = new Map<string, Map<string, Set<string>>>();

  constructor(worlds: readonly World[], services: ReadonlySet<string>, mayBelong: MayBelong) {
    for (const { environment, objects } of worlds) {
      if (environment === undefined) continue;
      for (const placed of objects) {
        const { service } = placed.from;
        if (!services.has(service)) continue;
        const there = this.environments.get(service) ?? new Set<string>();
        this.environments.set(service, there.add(environment.name));
        for (const { place, value } of mentionsOf(placed, mayBelong))
          this.add(`${service} ${place}`, environment.name, value);
      }
    }
  }

  /** Those that a service is rendered for. */
  environmentsOf(service: string): readonly string[] {
    return [...(this.environments.get(service) ?? [])];
  }

  /** By environment; an environment where nothing stands there is left out. */
  valuesAt(service: string, place: string): Values {
    return this.values.get(`${service} ${place}`) ?? NOWHERE;
  }

  private add(key: string, environment: string, value: string): void {
    const values = this.values.get(key) ?? new Map<string, Set<string>>();
    const found = values.get(environment) ?? new Set<string>();
    this.values.set(key, values.set(environment, found.add(value)));
  }
}
