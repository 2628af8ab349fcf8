import { type Json, textAt } from '../../kernel';
import { condition, wordsOf } from './conditions';
import { eventLines } from './event-lines';
import { lineOfPart, type Part } from './part';
import { isFailing, type Trouble, troublesOf, unscheduled } from './pod-troubles';
import type { Pods } from './pods';

/** Pods of one workload fail alike as a rule. */
const PODS = 2;
const LINES = 20;

/** Why parts are not done, for people: what is said of each, of its pods, their Events, and the ends of their logs. */
export async function whyNot(pods: Pods, parts: readonly Part[]): Promise<readonly string[]> {
  const open = parts.filter(({ stage }) => stage !== 'done');
  return (await Promise.all(open.map((part) => whyOfPart(pods, part)))).flat();
}

async function whyOfPart(pods: Pods, part: Part): Promise<readonly string[]> {
  const { live, stage } = part;
  // what an earlier version left there says nothing about this one
  if (live === undefined || stage === 'outdated') return [lineOfPart(part)];
  const failing = (await pods.of(live)).filter(isFailing);
  const refused = condition(live, 'ReplicaFailure');
  const inner = [
    ...(refused === undefined ? [] : [wordsOf(refused)]),
    ...eventLines(await pods.events(live)).map((line) => `Event ${line}`),
    ...(await Promise.all(failing.slice(-PODS).map((pod) => whyOfPod(pods, pod)))).flat(),
  ];
  return [lineOfPart(part), ...inner.map(indented)];
}

async function whyOfPod(pods: Pods, pod: Json): Promise<readonly string[]> {
  const name = textAt(pod, 'metadata', 'name') ?? '';
  const troubles = troublesOf(pod);
  const placed = unscheduled(pod);
  const logs = await Promise.all(troubles.map((trouble) => logOf(pods, pod, trouble)));
  return [
    `Pod/${name}: ${placed ?? textAt(pod, 'status', 'phase') ?? 'Unknown'}`,
    ...troubles.map(({ container, words }) => indented(`${container} ${words}`)),
    ...eventLines(await pods.events(pod)).map((line) => indented(`Event ${line}`)),
    ...logs.flat().map(indented),
  ];
}

async function logOf(
  pods: Pods,
  pod: Json,
  { container, previous, hasRun }: Trouble,
): Promise<readonly string[]> {
  if (!hasRun) return [];
  const log = await pods.log(pod, container, {
    tailLines: `${LINES}`,
    ...(previous && { previous: 'true' }),
  });
  if ('unavailable' in log) return [`no log of ${container}: ${log.unavailable}`];
  const lines = log.text.split('\n').filter((line) => line !== '');
  return lines.length === 0
    ? [`${container} has logged nothing`]
    : lines.map((line) => `${container} | ${line}`);
}

const indented = (line: string): string => `  ${line}`;
