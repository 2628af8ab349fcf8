import type { Path } from '../kernel';

/** Names or numbers that may stand once in a pod, and the refusals of those that stand again. */
export class Taken {
  private readonly values = new Set<string | number>();

  constructor(
    private readonly expected: string,
    private readonly fix: string,
  ) {}

  take(value: string | number, path: Path): void {
    if (this.values.has(value)) path.refuse(this.expected, value, this.fix);
    this.values.add(value);
  }
}
