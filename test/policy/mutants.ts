import { describe as line, type Manifest } from '../../lib/kernel';
import {
  CHECKS,
  FLEET_CHECKS,
  judge,
  judgeFleet,
  type Rendered,
  type Verdict,
  World,
} from '../../lib/policy';
import { type RenderedOptions, rendered } from './objects';

/** What is said of something that was rendered, a line a finding; all checks are asked but the one left out. */
export interface Case {
  (leftOut?: string): readonly string[];
  /** What is asked about, where it is all in one cluster. */
  readonly rendered?: readonly Rendered[];
}

/** Mistakes that a check catches, and what is nearly the same and right. */
export interface Mutants {
  /** By title; with what a line of the check says then. */
  readonly caught: Readonly<Record<string, readonly [Case, said: string]>>;
  readonly spared: Readonly<Record<string, Case>>;
}

const lines = (verdicts: readonly Verdict[]): readonly string[] =>
  verdicts.map(({ finding }) => line(finding));

const but = <C extends { readonly id: string }>(checks: readonly C[], leftOut: string | undefined) =>
  checks.filter(({ id }) => id !== leftOut);

/** Objects of one service in one cluster. */
export const objects = (all: readonly Manifest[], options: RenderedOptions = {}): Case =>
  services(rendered(all, options));

/** Several services in one cluster. */
export const services = (...all: readonly Rendered[]): Case => {
  const said = (leftOut?: string) => lines(judge(all, { whole: true }, but(CHECKS, leftOut)));
  return Object.assign(said, { rendered: all });
};

/** Several clusters, each with its services. */
export const clusters =
  (...all: readonly (readonly Rendered[])[]): Case =>
  (leftOut) =>
    lines(
      judgeFleet(
        all.map((cluster) => new World(cluster, true)),
        but(FLEET_CHECKS, leftOut),
      ),
    );

/** What one check says. */
export const saidBy = (id: string, mutant: Case, leftOut?: string): readonly string[] =>
  mutant(leftOut).filter((line) => line.includes(`: ${id}: `) || line.includes(`: warning ${id}: `));

export const isWarning = (line: string): boolean => /: warning [A-Z]\d+: /.test(line);
