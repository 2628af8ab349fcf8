import { field, type Json, records, textAt } from '../../kernel';
import type { Part } from './part';
import type { Log, Pods } from './pods';

/** A line that a Job's pod has logged, or, in its place, why there is none. */
export interface JobLine {
  readonly job: string;
  readonly line: string;
}

/** A log that is longer than that is cut. */
const LARGEST = 8 * 1024 * 1024;

/**
 * Gives lines of Jobs' logs as they come, each once, whenever it is asked again: the Job of a failed attempt is
 * gone with its log as soon as the next one begins.
 */
export function followJobs(pods: Pods, emit: (line: JobLine) => void) {
  const seen = new Map<string, number>();
  const finished = new Set<string>();

  const follow = async (job: string, pod: Json, container: Json, prefix: string): Promise<void> => {
    const key = `${textAt(pod, 'metadata', 'uid')}/${textAt(container, 'name')}`;
    const isOver = field(container, 'state', 'terminated') !== undefined;
    const isRunning = field(container, 'state', 'running') !== undefined;
    if (finished.has(key) || !(isOver || isRunning)) return;
    const log = await pods.log(pod, textAt(container, 'name') ?? '', { limitBytes: `${LARGEST}` });
    const lines = linesOf(log, isOver);
    for (const line of lines.slice(seen.get(key) ?? 0)) emit({ job, line: `${prefix}${line}` });
    seen.set(key, Math.max(seen.get(key) ?? 0, lines.length));
    if (isOver) finished.add(key);
  };

  return async (parts: readonly Part[]): Promise<void> => {
    for (const { object, live, stage } of parts) {
      if (object.kind !== 'Job' || live === undefined || stage === 'outdated') continue;
      for (const pod of await pods.of(live)) {
        for (const container of records(field(pod, 'status', 'initContainerStatuses')))
          await follow(object.metadata.name, pod, container, `${textAt(container, 'name')}: `);
        for (const container of records(field(pod, 'status', 'containerStatuses')))
          await follow(object.metadata.name, pod, container, '');
      }
    }
  };
}

/** Whole lines; the last one is whole when nothing comes after it. */
function linesOf(log: Log, isOver: boolean): readonly string[] {
  if ('unavailable' in log) return isOver ? [`(no log: ${log.unavailable})`] : [];
  const lines = log.text.split('\n');
  const last = lines.pop() ?? '';
  return isOver && last !== '' ? [...lines, last] : lines;
}
