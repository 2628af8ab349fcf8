const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Of everything that runs; a listener for each of many files would be more than Node thinks right. */
const open = new Set<() => void>();
let patient = 0;

/**
 * Runs something, and a clean-up when it ends, however that is. A signal ends the process as ever, after every
 * clean-up, of which the last is the first.
 */
export async function withCleanUp<T>(cleanUp: () => void, use: () => Promise<T>): Promise<T> {
  // two may run the same one
  const own = () => cleanUp();
  if (open.size === 0) listen();
  open.add(own);
  try {
    return await use();
  } finally {
    own();
    open.delete(own);
    if (open.size === 0) listenNoMore();
  }
}

/**
 * Leaves Ctrl-C to a program that somebody works with, which gets it as well: our ending would leave it
 * without its file.
 */
export async function uninterrupted<T>(use: () => Promise<T>): Promise<T> {
  const ignore = () => {};
  process.on('SIGINT', ignore);
  patient += 1;
  try {
    return await use();
  } finally {
    patient -= 1;
    process.off('SIGINT', ignore);
  }
}

function cleanAll(): void {
  for (const cleanUp of [...open].reverse()) cleanUp();
}

function stop(signal: NodeJS.Signals): void {
  if (signal === 'SIGINT' && patient > 0) return;
  cleanAll();
  listenNoMore();
  process.kill(process.pid, signal);
}

function listen(): void {
  for (const signal of SIGNALS) process.on(signal, stop);
  process.on('exit', cleanAll);
}

function listenNoMore(): void {
  for (const signal of SIGNALS) process.off(signal, stop);
  process.off('exit', cleanAll);
}
