import type { Terminal } from './terminal';

const SECOND = 1000;

/**
 * Runs what takes its time, and shows a person every second what it is at and how long it has been; `at` takes each new
 * line. Elsewhere than on a terminal nothing of that is seen.
 */
export async function withProgress<T>(
  terminal: Pick<Terminal, 'progress'>,
  work: (at: (line: string) => void) => Promise<T>,
): Promise<T> {
  const begun = Date.now();
  let now = '';
  const show = () => terminal.progress(`${now} (${Math.round((Date.now() - begun) / SECOND)} s)`.trim());
  const clock = setInterval(show, SECOND);
  try {
    return await work((line) => {
      now = line;
      show();
    });
  } finally {
    clearInterval(clock);
    terminal.progress(undefined);
  }
}
