import type { FailureMode } from './mode';

type Where = keyof typeof FILES;

/** Where mutants of checks stand. */
const FILES = {
  checks: 'test/policy/mutants/checks.ts',
  config: 'test/policy/mutants/rails-config.ts',
  disks: 'test/policy/mutants/rails-disks.ts',
  fleet: 'test/policy/mutants/fleet.ts',
  network: 'test/policy/mutants/rails-network.ts',
  order: 'test/policy/mutants/order.ts',
  processes: 'test/policy/mutants/rails-processes.ts',
  schema: 'test/policy/mutants/schema.ts',
} as const;

/** The mistake, by which checks it is found and how severe that is, and the mutant that shows it. */
export const checked = (
  id: string,
  mistake: string,
  by: readonly string[],
  severity: 'error' | 'warning',
  where: Where,
  title: string,
): FailureMode => ({ id, mistake, by, severity, test: { file: FILES[where], title } });
