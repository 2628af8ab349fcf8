import type { Path } from '../../kernel';
import type { Work, WorkerAdapter } from './adapter';
import { A_WEIGHTED_QUEUE, checkQueues, refuseOptions, SIZES, WEIGHTED } from './refusals';
import { fileWords, poolOf, threadsOf, threadWords } from './threads';

/** Shoryuken's own default. */
const CONCURRENCY = 25;

/**
 * Works through queues of SQS: names, or URLs and ARNs of queues elsewhere, with their weights. `-t` is how
 * long jobs may go on after TERM; SQS hands out again what was not finished. It tells nobody how it is, so
 * there are no probes. https://github.com/ruby-shoryuken/shoryuken/blob/main/bin/shoryuken
 * https://github.com/ruby-shoryuken/shoryuken/blob/main/lib/shoryuken/launcher.rb
 */
export const shoryuken: WorkerAdapter = {
  plan(work, path) {
    const { command = ['bundle', 'exec', 'shoryuken'], queues, timeout } = work;
    checkQueues(queues, WEIGHTED, A_WEIGHTED_QUEUE, path);
    refuseOptions(command, SIZES, path);
    refuseIdleness(work, path.at('queues'));
    const threads = threadsOf(work, CONCURRENCY);
    return {
      command: [
        ...command,
        ...(command.some((word) => word === '-R' || word === '--rails') ? [] : ['-R']),
        ...fileWords(work),
        '-t',
        String(timeout),
        ...threadWords(threads),
        // one option takes them all: a second -q would replace the first
        ...(queues.length === 0 ? [] : ['-q', ...queues]),
      ],
      owned: poolOf(threads),
    };
  },
};

/** Without a queue it starts, and waits for ever. */
function refuseIdleness({ command, queues, configFile }: Work, path: Path): void {
  if (command !== undefined || queues.length > 0 || configFile !== undefined) return;
  const fix = "write queues: ['default'], or configFile: 'config/shoryuken.yml'";
  path.refuse('queues, or a file that names them', queues, fix);
}
