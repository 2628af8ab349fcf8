import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Ask, Question } from '../cluster/api';

/** An API server that is restarted is back within a minute. */
const TRIES = 12;
const BETWEEN = 5000;

/**
 * Asks again where no answer comes, or one of a server that is too busy: whoever waits for minutes meets that. Only
 * questions that change nothing are repeated, and only after one was answered: before, something is set up wrongly.
 */
export function patient(ask: Ask, between = BETWEEN): Ask {
  let wasAnswered = false;
  return async (question) => {
    for (let tries = wasAnswered && isRepeated(question) ? TRIES : 1; ; tries -= 1) {
      const answer = await attempt(ask, question, tries > 1);
      if (answer !== undefined) {
        wasAnswered = true;
        return answer;
      }
      await pause(between);
    }
  };
}

/** A log that cannot be had stays so: its node does not answer. */
const isRepeated = ({ method, accept }: Question): boolean => method === 'GET' && accept !== 'text/plain';

/** Undefined where it is worth another try and there is one left. */
async function attempt(ask: Ask, question: Question, hasMore: boolean): Promise<Answer | undefined> {
  try {
    const answer = await ask(question);
    return hasMore && isBusy(answer) ? undefined : answer;
  } catch (error) {
    if (hasMore) return undefined;
    throw error;
  }
}

const isBusy = ({ status }: Answer): boolean => status === 429 || status >= 500;
