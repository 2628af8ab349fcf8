import { type PodSurroundings, planPod } from '../container';
import { checkNames, type Path } from '../kernel';
import type { FailureNoticeProps } from './failure-notice-props';
import { type JobPlan, planJob } from './job-plan';
import { planSecretKey } from './secret-key';

/** What the notice has to know of its place. */
export interface NoticeSurroundings extends Omit<PodSurroundings, 'env' | 'release' | 'serviceAccount'> {
  readonly name: string;
  /** What is told where the chart says nothing. */
  readonly usual: string;
}

/** The failed sync goes on until this has ended, so it must not take long. */
const LIMITS = { deadline: 60, backoffLimit: 1 };

/**
 * The address stands in no argument, so that no list of processes shows it, and in no answer of curl. Words
 * in braces are curl's own, since 8.3. https://curl.se/docs/manpage.html#--variable
 */
const TELL: readonly string[] = [
  'curl',
  '--fail',
  '--silent',
  '--show-error',
  '--output',
  '/dev/null',
  '--max-time',
  '10',
  '--retry',
  '2',
  '--variable',
  '%WEBHOOK_URL',
  '--variable',
  '%MESSAGE',
  '--expand-json',
  '{"text":"{{MESSAGE:json}}"}',
  '--expand-url',
  '{{WEBHOOK_URL:trim}}',
];

/** A pod with two variables, no files and an account of its own, in an image that can do one thing. */
export function planNotice(
  { webhook, message, command = TELL, name: _, ...props }: FailureNoticeProps,
  { name, usual, ...around }: NoticeSurroundings,
  path: Path,
): JobPlan {
  checkNames(around.component, name, path);
  if (message !== undefined && message.trim() === '') {
    path.at('message').refuse('a message', message, 'leave it out for service, version and cluster');
  }
  const url = planSecretKey('WEBHOOK_URL', webhook, path.at('webhook'));
  const variables = [url, { name: 'MESSAGE', value: literal(message ?? usual) }];
  const surroundings = {
    ...around,
    env: { from: [], variables },
    release: undefined,
    serviceAccount: name,
  };
  const small = { memory: '32Mi', cpu: '10m', ephemeralStorage: '64Mi' } as const;
  return planJob(
    planPod({ ...props, ...small, command }, surroundings, path),
    LIMITS,
    around.environment.kubernetes,
  );
}

/** Kubernetes reads `$(NAME)` in a value as a variable and `$$` as a `$`. */
const literal = (text: string): string => text.replaceAll('$', '$$$$');
