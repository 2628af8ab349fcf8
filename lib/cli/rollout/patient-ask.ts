import { setTimeout as pause } from 'node:timers/promises';
import { InvalidProps } from '../../kernel';
import { type Answer, type Ask, apiServer, type Question } from '../cluster/api';

/** An API server that is restarted is back within a minute. */
const TRIES = 12;
const BETWEEN = 5000;
/** Whoever looks on wonders by then. */
const SILENCE = 5000;

/** How long somebody waits for answers. */
export interface Patience {
  /** Milliseconds since 1970. @default - none */
  readonly deadline?: number;
  /** Is told once what is waited for. @default - nobody */
  readonly tell?: (line: string) => void;
}

/** Whether there is nothing left to wait for; timers ring a little early. */
export const isOver = (deadline: number): boolean => Date.now() > deadline - 50;

/** The API server of a context, for whoever waits for minutes. */
export const patientServer = (context: string, patience: Patience): Ask =>
  patient(apiServer(context, patience), {
    ...patience,
    tell: (line) => patience.tell?.(`waiting for the API server of context ${context}: ${line}`),
  });

/**
 * Asks again where no answer comes, or one of a server that is too busy: whoever waits for minutes meets that. Only
 * questions that change nothing are repeated, and only after one was answered: before, something is set up wrongly.
 */
export function patient(ask: Ask, { deadline = Infinity, tell = () => {} }: Patience = {}): Ask {
  let wasAnswered = false;
  const say = once(tell);
  return async (question) => {
    for (let tries = wasAnswered && isRepeated(question) ? TRIES : 1; ; tries -= 1) {
      const hasMore = tries > 1 && Date.now() < deadline;
      const answer = await overheard(attempt(ask, question, hasMore), say);
      if (typeof answer !== 'string') {
        wasAnswered = true;
        return answer;
      }
      say(answer);
      await pause(Math.max(0, Math.min(BETWEEN, deadline - Date.now())));
    }
  };
}

function once(tell: (line: string) => void): (line: string) => void {
  let isSaid = false;
  return (line) => {
    if (!isSaid) tell(line);
    isSaid = true;
  };
}

/** A log that cannot be had stays so: its node does not answer. */
const isRepeated = ({ method, accept }: Question): boolean => method === 'GET' && accept !== 'text/plain';

/** In words, why it is worth another try where there is one left. */
async function attempt(ask: Ask, question: Question, hasMore: boolean): Promise<Answer | string> {
  try {
    const answer = await ask(question);
    return hasMore && isBusy(answer) ? `it answers HTTP ${answer.status}` : answer;
  } catch (error) {
    if (hasMore) return error instanceof InvalidProps ? error.message : 'no answer';
    throw error;
  }
}

const isBusy = ({ status }: Answer): boolean => status === 429 || status >= 500;

/** What takes long is said while it does. */
async function overheard<T>(asked: Promise<T>, say: (line: string) => void): Promise<T> {
  const timer = setTimeout(() => say('no answer yet'), SILENCE);
  try {
    return await asked;
  } finally {
    clearTimeout(timer);
  }
}
