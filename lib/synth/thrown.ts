import { dirname, relative } from 'node:path';
import { isNativeError } from 'node:util/types';
import { type Finding, InvalidProps, inspect, Words, withoutSecrets } from '../kernel';

export interface ThrownProps {
  /** Where the finding is filed. */
  readonly path: string;
  readonly expected: string;
  /** The folder of the services: the line to look at is the first one of the stack inside it. */
  readonly apps: string;
}

/** What was thrown, as findings: what an InvalidProps carries, or one that names the line in the team's code. */
export function thrown(error: unknown, { path, expected, apps }: ThrownProps): readonly Finding[] {
  if (error instanceof InvalidProps) return error.findings;
  const place = placeIn(apps, error);
  const got = [messageOf(error, apps), ...(place === undefined ? [] : [`at ${place}`])].join(' ');
  const fix = place === undefined ? TYPES : `correct ${place}`;
  const { findings } = inspect(path, (at) => at.refuse(expected, new Words(got), fix));
  return findings;
}

/** Rendering checks no types, so that it stays quick; most of what is thrown is one that does not fit. */
const TYPES = "let the editor or 'npm run types' say which prop has another type than its own";

const LONGEST = 400;

/** On one line, with files named from the top of the repository; secrets go before it is cut. */
function messageOf(error: unknown, apps: string): string {
  const message = isNativeError(error) ? `${error.name}: ${error.message}` : String(error);
  const oneLine = withoutSecrets(message)
    .replaceAll(`${dirname(apps)}/`, '')
    .trim()
    .split(/\s*\n\s*/)
    .join(' ');
  return oneLine.length > LONGEST ? `${oneLine.slice(0, LONGEST - 3)}...` : oneLine;
}

const FRAME = /(?:file:\/\/)?(\/[^():]+):(\d+):\d+\)?$/gm;

/** `apps/yashima/chart.ts:7`, the innermost line of the stack that is inside `apps`. */
export function placeIn(apps: string, error: unknown): string | undefined {
  const stack = isNativeError(error) ? (error.stack ?? '') : '';
  for (const [, file = '', line] of stack.matchAll(FRAME)) {
    const inside = relative(apps, file);
    if (!inside.startsWith('..') && !inside.includes('node_modules'))
      return `${relative(dirname(apps), file)}:${line}`;
  }
  return undefined;
}
