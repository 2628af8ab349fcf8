import { HARMLESS_VALUE, MOVING_TAGS, SECRET_NAME } from '../../kernel';
import type { Severity } from '../check';
import { BUDGETS, CRON_JOBS, JOBS, PODS, RUNNING, type Subject } from './subjects';

/** What a check says of one object alone, in CEL, in which API servers and Gatekeeper ask it. */
export interface AdmissionRule {
  /** That of the check: its title, fix and severity are said to whoever is refused. */
  readonly id: string;
  readonly subject: Subject;
  /** CEL: a list of texts, of what is wrong; never a value that may be secret. */
  readonly found: string;
  /** In production, where it differs from the check's own. @default - the check's */
  readonly inProduction?: Severity;
}

/** Names of the containers `c` that a condition holds for. */
const containers = (condition: string, all = 'variables.containers'): string =>
  `${all}.filter(c, ${condition}).map(c, 'container ' + c.name)`;

/** Containers that have a variable `e` which a condition holds for. */
const variables = (condition: string): string =>
  containers(`has(c.env) && c.env.exists(e, has(e.value) && ${condition})`);

/** CEL knows regular expressions of RE2, without flags: texts are compared in lower case. */
const matches = (text: string, pattern: string): string =>
  `${text}.lowerAscii().matches(r'${pattern.toLowerCase()}')`;

const TWICE = 'has(c.env) && c.env.exists(x, c.env.filter(y, y.name == x.name).size() > 1)';

const PROBED = ['startupProbe', 'readinessProbe', 'livenessProbe'].flatMap((probe) =>
  ['httpGet', 'tcpSocket'].map((action) => {
    const port = `c.${probe}.${action}.port`;
    const declared = `has(c.ports) && c.ports.exists(p, has(p.name) && p.name == ${port})`;
    return `(has(c.${probe}) && has(c.${probe}.${action}) && type(${port}) == string && !(${declared}))`;
  }),
);

const GRACE =
  '(has(variables.pod.terminationGracePeriodSeconds) ? variables.pod.terminationGracePeriodSeconds : 30)';
const STOP = 'c.lifecycle.preStop';
const WORDS = `${STOP}.exec.command`;
const outlasts = (seconds: string): string => `(${seconds} > 0 && ${seconds} >= ${GRACE})`;
/** A command of so many words, one of which is a time to sleep. */
const sleeps = (words: number, shape: string, seconds: string): string =>
  `(has(${STOP}.exec) && has(${WORDS}) && ${WORDS}.size() == ${words} && ${shape} && ${outlasts(seconds)})`;
const SLEEPS = [
  `(has(${STOP}.sleep) && ${outlasts(`${STOP}.sleep.seconds`)})`,
  sleeps(
    2,
    `${WORDS}[0].matches(r'^(.*/)?sleep$') && ${WORDS}[1].matches(r'^[0-9]{1,9}$')`,
    `int(${WORDS}[1])`,
  ),
  sleeps(3, `${WORDS}[2].matches(r'^sleep [0-9]{1,9}$')`, `int(${WORDS}[2].split(' ')[1])`),
];

/** RE2 looks neither back nor ahead. */
const SCHEMA_TASK =
  '(^|[^a-z0-9_-])db:(migrate|prepare|setup|schema:load|create|reset)(:(up|down|redo|with_data))?([^a-z0-9_:-]|$)';
const ROLLS =
  "(object.kind == 'Deployment' && !(has(variables.spec.strategy) && variables.spec.strategy.type == 'Recreate'))";

const MIGRATES = ['command', 'args'].map(
  (list) => `(has(c.${list}) && c.${list}.exists(w, ${matches('w', SCHEMA_TASK)}))`,
);

/** Where a field of a specification has a value that lets nobody go. */
function blocked(name: string, values: string): string {
  const field = `variables.spec.${name}`;
  const holds = `has(${field}) && string(${field}).matches(r'${values}')`;
  return `(${holds} ? ['${name} ' + string(${field})] : [])`;
}

const LABELS = 'variables.spec.selector.matchLabels';
const OF_A_RELEASE = '(^|[/.])(version|chart|revision|commit)$';
const SCHEDULE = 'variables.spec.schedule';
const BY_NAME = `!${SCHEDULE}.matches(r'^@(hourly|every )')`;
const BY_FIELDS = `${SCHEDULE}.matches(r'^\\s*\\S+\\s+[^*\\s]')`;
const NAMES_AN_HOUR = `(${SCHEDULE}.startsWith('@') ? ${BY_NAME} : ${BY_FIELDS})`;
const LACKING = `!(n in variables.spec) && (n != 'timeZone' || ${NAMES_AN_HOUR})`;

/** The checks that can be asked of one object alone. What Pod Security and the API server refuse themselves is left out. */
export const ADMISSION: readonly AdmissionRule[] = [
  { id: 'C11', subject: PODS, found: containers(TWICE) },
  { id: 'C12', subject: PODS, found: containers(PROBED.join(' || ')) },
  {
    id: 'C17',
    subject: PODS,
    found: variables(`${matches('e.name', SECRET_NAME)} && !${matches('e.value', HARMLESS_VALUE)}`),
  },
  {
    id: 'C22',
    subject: RUNNING,
    found: `has(${LABELS}) ? ${LABELS}.filter(k, k.matches(r'${OF_A_RELEASE}')) : []`,
  },
  {
    id: 'F1',
    subject: RUNNING,
    found: containers(
      `has(c.lifecycle) && has(c.lifecycle.preStop) && (${SLEEPS.join(' || ')})`,
      'variables.pod.containers',
    ),
  },
  {
    id: 'F7',
    subject: RUNNING,
    found: containers(`${ROLLS} && (${MIGRATES.join(' || ')})`),
  },
  {
    id: 'F16',
    subject: JOBS,
    found: containers(
      `(!has(variables.spec.backoffLimit) || variables.spec.backoffLimit > 1) && (${MIGRATES.join(' || ')})`,
    ),
  },
  {
    id: 'F20',
    subject: RUNNING,
    found: containers(
      'has(c.livenessProbe) && has(c.livenessProbe.failureThreshold) && c.livenessProbe.failureThreshold < 3',
      'variables.pod.containers',
    ),
  },
  {
    id: 'F26',
    subject: BUDGETS,
    found: `${blocked('maxUnavailable', '^0+%?$')} + ${blocked('minAvailable', '^[1-9][0-9][0-9]+%$')}`,
  },
  {
    id: 'F41',
    subject: PODS,
    found: variables("e.name == 'RAILS_ENV' && e.value != 'production' && !e.value.contains('$(')"),
  },
  {
    id: 'F54',
    subject: PODS,
    found: containers(
      `has(c.image) && c.image != 'auto' && ${matches('c.image', `(^|/)[^/:@]+(:(${MOVING_TAGS}))?$`)}`,
    ),
    inProduction: 'error',
  },
  {
    id: 'F56',
    subject: CRON_JOBS,
    found: `['timeZone', 'startingDeadlineSeconds'].filter(n, ${LACKING}).map(n, 'no ' + n)`,
  },
];
