// Loads what is augmented below.
import type {} from 'expect';
import { toBeRestricted } from './to-be-restricted';
import { toComeFromImage } from './to-come-from-image';
import { toHaveNoSecretValues } from './to-have-no-secret-values';
import { toRollWithoutLosingPods } from './to-roll-without-losing-pods';
import { type MigrationExpectation, toRunMigrationBeforePods } from './to-run-migration-before-pods';

/** For `expect.extend`, under the names by which tests call them. */
export const railsMatchers = {
  toBeRestricted,
  toComeFromImage,
  toHaveNoSecretValues,
  toRollWithoutLosingPods,
  toRunMigrationBeforePods,
};

/** Teaches an `expect` the matchers: `installMatchers(expect)` once in a test file, or in a setup file. */
export function installMatchers(expect: { extend(matchers: typeof railsMatchers): void }): void {
  expect.extend(railsMatchers);
}

/** The matchers as sentences of a test. */
export interface RailsMatchers<R> {
  /** Of a Deployment: its rollouts keep every pod and add 10 % at most, and no request is cut off. */
  toRollWithoutLosingPods(): R;
  /** Of a chart: the migration runs before every pod, and every pod waits for its schema. */
  toRunMigrationBeforePods(expected?: MigrationExpectation): R;
  /** Of a chart or objects: nothing in them looks like a secret, wherever it stands. */
  toHaveNoSecretValues(): R;
  /** Of a chart or objects: every pod satisfies the Pod Security Standard `restricted`. */
  toBeRestricted(): R;
  /** Of a chart or objects: every container comes from this image. */
  toComeFromImage(image: string): R;
}

// For tests that import expect from @jest/globals; parameters must be the same as in jest's own.
declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends RailsMatchers<R> {}
}

// For tests that use the global expect of @types/jest.
declare global {
  namespace jest {
    // biome-ignore lint/complexity/noBannedTypes: the parameters must be the same as in @types/jest
    interface Matchers<R, T = {}> extends RailsMatchers<R> {}
  }
}
