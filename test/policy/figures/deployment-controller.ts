/** A rollout as the deployment controller does it, second by second, pod by pod. */

export interface Rolling {
  readonly replicas: number;
  readonly surge: number;
  readonly unavailable: number;
  /** Seconds until a new pod counts as available. */
  readonly start: number;
  /** Seconds that a pod is still there after it was told to leave. */
  readonly leave: number;
  /** Whether a release before had begun whose pods never became ready. */
  readonly stuckBefore: boolean;
}

interface Pod {
  readonly version: number;
  readonly availableFrom: number;
  goneFrom: number;
}

/** What was seen on the way. */
export interface Seen {
  readonly fewestServing: number;
  readonly mostAsked: number;
  readonly mostThere: number;
  /** The moments at which pods of the new version became available. */
  readonly steps: number;
  readonly seconds: number;
}

const NEVER = Number.POSITIVE_INFINITY;

export class Simulation {
  private pods: Pod[] = [];
  private now = 0;
  private mostAsked = 0;
  private mostThere = 0;

  constructor(private readonly props: Rolling) {
    this.add(1, props.replicas, 0);
    if (!props.stuckBefore) return;
    this.settle(2, NEVER);
    // it stands still for good, and whatever it made way for is gone
    this.now = props.leave + 1;
  }

  /** Rolls to the end; `undefined` where it has none. */
  roll(): Seen | undefined {
    const { replicas, start, leave } = this.props;
    const begun = this.now;
    let fewestServing = this.serving().length;
    const steps = new Set<number>();
    for (; this.now < begun + (start + leave + 1) * (replicas + 2); this.now++) {
      this.settle(3, start);
      fewestServing = Math.min(fewestServing, this.serving().length);
      for (const { version, availableFrom } of this.serving()) if (version === 3) steps.add(availableFrom);
      if (this.isDone()) {
        const { mostAsked, mostThere } = this;
        return { fewestServing, mostAsked, mostThere, steps: steps.size, seconds: this.now - begun };
      }
    }
    return undefined;
  }

  private isDone(): boolean {
    const serving = this.serving();
    return (
      serving.length === this.props.replicas &&
      serving.every(({ version }) => version === 3) &&
      this.asked().length === this.props.replicas
    );
  }

  /** Until the controller changes nothing more at this moment. */
  private settle(version: number, start: number): void {
    while (this.scaleUp(version, start) || this.scaleDown(version));
  }

  private scaleUp(version: number, start: number): boolean {
    const { replicas, surge } = this.props;
    const own = this.asked().filter((pod) => pod.version === version).length;
    const room = replicas + surge - this.asked().length;
    const more = Math.min(room, replicas - own);
    if (more <= 0) return false;
    this.add(version, more, start);
    this.mostAsked = Math.max(this.mostAsked, this.asked().length);
    this.mostThere = Math.max(this.mostThere, this.there().length);
    return true;
  }

  /** Old pods that never became ready go first, then as many as can be missed. */
  private scaleDown(version: number): boolean {
    const { replicas, unavailable } = this.props;
    const needed = replicas - unavailable;
    const asked = this.asked();
    const isNew = (pod: Pod) => pod.version === version;
    const starting = asked.filter((pod) => isNew(pod) && !this.isAvailable(pod)).length;
    const most = asked.length - needed - starting;
    if (most <= 0) return false;
    const unwell = asked.filter((pod) => !isNew(pod) && !this.isAvailable(pod)).slice(0, most);
    const spare = Math.max(0, this.serving().length - needed);
    const well = asked
      .filter((pod) => !isNew(pod) && this.isAvailable(pod))
      .slice(0, Math.min(spare, most - unwell.length));
    for (const pod of [...unwell, ...well]) pod.goneFrom = this.now + this.props.leave;
    return unwell.length + well.length > 0;
  }

  private add(version: number, count: number, start: number): void {
    for (let index = 0; index < count; index++) {
      this.pods.push({ version, availableFrom: this.now + start, goneFrom: NEVER });
    }
  }

  private isAvailable = ({ availableFrom }: Pod): boolean => availableFrom <= this.now;

  /** What ReplicaSets ask for: a pod that was told to leave is none of them. */
  private asked = (): readonly Pod[] => this.pods.filter(({ goneFrom }) => goneFrom === NEVER);

  private serving = (): readonly Pod[] => this.asked().filter(this.isAvailable);

  private there = (): readonly Pod[] => this.pods.filter(({ goneFrom }) => goneFrom > this.now);
}

export const roll = (props: Rolling): Seen | undefined => new Simulation(props).roll();
