import { isDeepStrictEqual } from 'node:util';
import { checkName, isDnsLabel, type Path } from '../kernel';
import type { SourcePlan, VolumePlan } from './volume-plan';

/** The volumes of a pod: each once, however many containers and paths see it. */
export class PodVolumes {
  private readonly plans: VolumePlan[] = [];

  /** Names that the chart prescribes are kept free for whoever has them prescribed. */
  constructor(private readonly prescribed: ReadonlySet<string>) {}

  get all(): readonly VolumePlan[] {
    return this.plans;
  }

  /** The name of a volume of its own, whatever else is of the same kind. */
  separate(source: SourcePlan, mountPath: string): string {
    return this.add(this.freeName(mountPath), source);
  }

  /** The name of the one volume of this source. */
  common(source: SourcePlan, mountPath: string): string {
    const existing = this.plans.find((plan) => isDeepStrictEqual(plan.source, source));
    return existing?.name ?? this.separate(source, mountPath);
  }

  /** A prescribed name means one volume, so it has one source. */
  named(name: string, source: SourcePlan, path: Path): string {
    checkName(name, path);
    const existing = this.plans.find((plan) => plan.name === name);
    if (existing === undefined) return this.add(name, source);
    if (!isDeepStrictEqual(existing.source, source)) {
      path.refuse('a name that no other volume of the pod has', name, 'rename one of the two');
    }
    return name;
  }

  private add(name: string, source: SourcePlan): string {
    this.plans.push({ name, source });
    return name;
  }

  /** The first that is free and a name: the last segment, the whole path, a number. */
  private freeName(mountPath: string): string {
    const segments = mountPath
      .toLowerCase()
      .replace(/[^a-z0-9/]+/g, '-')
      .split('/');
    const whole = segments.join('-').replace(/-+/g, '-').replace(/^-|-$/g, '');
    const isFree = (name: string) => isDnsLabel(name) && !this.has(name);
    return [segments.at(-1) ?? '', whole].find(isFree) ?? this.numberedName(this.plans.length + 1);
  }

  private numberedName(number: number): string {
    const name = `scratch-${number}`;
    return this.has(name) ? this.numberedName(number + 1) : name;
  }

  private has(name: string): boolean {
    return this.prescribed.has(name) || this.plans.some((plan) => plan.name === name);
  }
}
