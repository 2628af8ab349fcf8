import { found, type Row } from './found';
import type { FailureMode } from './mode';
import { OF_MIGRATIONS } from './of-migrations';

const ENDING = 'test/policy/pods/ending-mutants.ts';
const ASKING = 'test/policy/pods/asking-mutants.ts';
const COUNTING = 'test/policy/pods/counting-mutants.ts';

const ENDINGS: readonly Row[] = [
  [
    'F1',
    'error',
    'the sleep before the end takes all of the grace',
    ENDING,
    'a sleep of 30 seconds within the default grace',
  ],
  [
    'F2',
    'error',
    'a job may take longer than its pod',
    ENDING,
    'Sidekiq may take a minute and its pod half of one',
  ],
  ['F3', 'warning', 'a leaving pod stops serving at once', ENDING, 'no hook behind an Ingress'],
  [
    'F4',
    'warning',
    'a leaving pod is gone before its load balancer lets go',
    ENDING,
    'the ALB takes its own 5 minutes',
  ],
  [
    'F5',
    'warning',
    'a proxy is gone before what is behind it',
    ENDING,
    'Puma goes on for 15 seconds and its proxy for none',
  ],
  ['F6', 'warning', 'a shell keeps the signal to itself', ENDING, 'a shell in front of Sidekiq'],
];

const QUESTIONS: readonly Row[] = [
  [
    'F17',
    'warning',
    'a probe asks Rails for a host that it answers with 403',
    ASKING,
    'Rails is asked by the address of its pod',
  ],
  [
    'F18',
    'warning',
    'a probe over plain HTTP is answered with 301',
    ASKING,
    'Rails is asked over plain HTTP',
  ],
  ['F20', 'warning', 'a database that stalls restarts every pod', ASKING, 'liveness asks the database'],
  ['F21', 'warning', 'a pod is restarted while it boots', ASKING, 'liveness begins while Rails boots'],
  ['F22', 'warning', 'a probe gives Ruby a second to answer', ASKING, 'Ruby has a second to answer'],
  [
    'F23',
    'warning',
    'requests reach a pod that is not ready',
    ASKING,
    'nothing says when a web process is ready',
  ],
];

const NUMBERS: readonly Row[] = [
  [
    'F25',
    'warning',
    'an autoscaler measures nothing, or what never goes down',
    COUNTING,
    'a share of what no pod asks for',
  ],
  ['F26', 'error', 'a disruption budget lets no pod go, or all of them', COUNTING, 'all pods must stay'],
  ['F27', 'warning', 'a clock runs twice', COUNTING, 'a clock that starts before the old one has stopped'],
  [
    'F28',
    'warning',
    'a rollout waits for room that the old pod has',
    COUNTING,
    'a claim for one node that old and new pod need',
  ],
  [
    'F29',
    'warning',
    'old pods keep new ones from being scheduled',
    COUNTING,
    'old and new pods are spread together by force',
  ],
];

/** Several checks answer these. */
const SHARED: readonly FailureMode[] = [
  {
    id: 'F19',
    mistake: 'process, container, probe and Service speak of different ports',
    by: ['F19', 'C8', 'C12'],
    severity: 'error',
    test: { file: ASKING, title: 'Puma listens where no port is declared' },
  },
  {
    id: 'F24',
    mistake: 'Git and an autoscaler undo the number of pods of each other',
    by: ['C18'],
    severity: 'error',
    test: { file: 'test/policy/mutants/checks.ts', title: 'a number of replicas beside an autoscaler' },
  },
];

const numberOf = ({ id }: FailureMode): number => Number(id.slice(1));

/** How pods end, migrate, answer and are counted: F1 to F29. */
export const OF_PODS: readonly FailureMode[] = [
  ...[...ENDINGS, ...QUESTIONS, ...NUMBERS].map(found),
  ...OF_MIGRATIONS,
  ...SHARED,
].toSorted((one, other) => numberOf(one) - numberOf(other));
