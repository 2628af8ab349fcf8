import { type Finding, show, withNothingSecret } from './finding';

/** A place in what the user wrote; whatever is wrong there is filed under it. */
export class Path {
  constructor(
    readonly text: string,
    private readonly findings: Finding[],
  ) {}

  /** The place of a property of this place. */
  at(key: string | number): Path {
    return new Path(`${this.text}.${key}`, this.findings);
  }

  /** The place of a part inside this place. */
  part(name: string): Path {
    return new Path(`${this.text}/${name}`, this.findings);
  }

  /**
   * Files an error. `got` is a value to be shown; give a `Words` where the value must not be shown. With the id of a
   * check that check says nothing of what is rendered all the same.
   */
  refuse(expected: string, got: unknown, fix: string, id?: string): void {
    const finding = { path: this.text, expected, got: shown(got), fix, severity: 'error' } as const;
    this.file(id === undefined ? finding : { ...finding, id });
  }

  /** Files a warning, which `acknowledge(id, reason)` silences. */
  warn(id: string, expected: string, got: unknown, fix: string): void {
    this.file({ path: this.text, expected, got: shown(got), fix, severity: 'warning', id });
  }

  private file(finding: Finding): void {
    this.findings.push(withNothingSecret(finding));
  }
}

/** What was found, in words: for values that are secret, long or not there. */
export class Words {
  constructor(readonly text: string) {}
}

const shown = (got: unknown) => (got instanceof Words ? got.text : show(got));

/** A plan, usable whatever was found wrong in the props that it was made from. */
export interface Inspected<T> {
  readonly value: T;
  readonly findings: readonly Finding[];
}

/** Runs a plan function and returns its plan beside everything that it found wrong. */
export function inspect<T>(path: string, plan: (path: Path) => T): Inspected<T> {
  const findings: Finding[] = [];
  const value = plan(new Path(path, findings));
  return { value, findings };
}
