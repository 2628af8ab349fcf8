import { found, type Row } from './found';
import type { FailureMode } from './mode';

const ORDER = 'test/policy/mutants/order.ts';
const MIGRATING = 'test/policy/pods/migrating-mutants.ts';

const MIGRATIONS: readonly Row[] = [
  ['F7', 'error', 'every pod migrates when it starts', MIGRATING, 'each web pod migrates before it serves'],
  [
    'F8',
    'error',
    'a Job of each release has one name for ever',
    MIGRATING,
    'a Job of the image of the pods, with one name for ever',
  ],
  [
    'F12',
    'error',
    'a migration runs another image than the pods',
    MIGRATING,
    'the migration runs a tag of its own',
  ],
  [
    'F13',
    'warning',
    'a migration reads other values than the pods',
    MIGRATING,
    'the migration has the password of another Secret',
  ],
  [
    'F14',
    'warning',
    'a migration goes through a pooler of transactions',
    MIGRATING,
    'the host of the database is a pooler by its name',
  ],
  [
    'F16',
    'warning',
    'a migration that failed half way is tried again',
    MIGRATING,
    'a migration that says nothing is tried again 6 times',
  ],
];

/** Several checks answer these. */
const SHARED: readonly FailureMode[] = [
  {
    id: 'F9',
    mistake: 'a hook needs what the sync makes only after it',
    by: ['C21', 'O2'],
    severity: 'error',
    test: { file: 'test/policy/mutants/checks.ts', title: 'a hook before the sync that makes its ConfigMap' },
  },
  {
    id: 'F10',
    mistake: 'new pods serve before the schema is there',
    by: ['O1', 'O3'],
    severity: 'error',
    test: { file: ORDER, title: 'a migration in the wave of the pods' },
  },
  {
    id: 'F11',
    mistake: 'pods wait for a migration that waits for them',
    by: ['O2'],
    severity: 'error',
    test: { file: ORDER, title: 'pods that wait for a migration after them' },
  },
  {
    id: 'F15',
    mistake: 'a migration never ends, ends too early, or is gone before anybody has looked',
    by: ['F15', 'O5'],
    severity: 'warning',
    test: { file: MIGRATING, title: 'a migration that ends before its statements' },
  },
];

/** How a schema changes while pods serve. */
export const OF_MIGRATIONS: readonly FailureMode[] = [...MIGRATIONS.map(found), ...SHARED];
