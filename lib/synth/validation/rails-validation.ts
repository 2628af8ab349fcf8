import { readFileSync } from 'node:fs';
import type { Verdict } from '../../policy';
import { isError } from '../verdicts';
import { knownIn } from './construct-metadata';
import { manifestsIn } from './manifests';
import { judgeAgain } from './second-reading';
import { type Violation, violationsOf } from './violations';

/** What the cdk8s CLI gives a validation, as far as it is used here. */
export interface ValidationContext {
  /** The files that were written. */
  readonly manifests: readonly string[];
  readonly report: {
    addViolation(violation: Violation): void;
    submit(status: 'success' | 'failure', metadata?: Record<string, string>): void;
  };
}

/**
 * Asks the checks about the files that the cdk8s CLI finds in its output folder: a second reading, which also sees what
 * something else has changed or put there. Named in cdk8s.yaml under `validations`, the CLI ends with 2 where it refuses.
 * https://cdk8s.io/docs/latest/cli/synth/#validations
 */
export class RailsValidation {
  async validate({ manifests, report }: ValidationContext): Promise<void> {
    const files = manifestsIn(manifests);
    const known = files.metadata === undefined ? [] : knownIn(readFileSync(files.metadata, 'utf8'));
    const verdicts = judgeAgain(files, known);
    const errors: readonly Verdict[] = verdicts.filter(isError);
    const violations = [...files.unreadable, ...violationsOf(errors, files)];
    for (const violation of violations) report.addViolation(violation);
    report.submit(violations.length === 0 ? 'success' : 'failure', {
      objects: String(files.manifests.reduce((sum, { objects }) => sum + objects.length, 0)),
      warnings: String(verdicts.length - errors.length),
    });
  }
}
