import type { FailureMode } from './mode';

/** A failure mode that the check of its own id finds, and a mistake that shows it. */
export type Row = readonly [
  id: string,
  severity: 'error' | 'warning',
  mistake: string,
  file: string,
  title: string,
];

/** What a row says. */
export const found = ([id, severity, mistake, file, title]: Row): FailureMode => ({
  id,
  mistake,
  by: [id],
  severity,
  test: { file, title },
});
