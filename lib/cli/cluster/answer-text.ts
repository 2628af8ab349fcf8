import { textAt } from '../../kernel';
import type { Answer } from './api';
import { refusal } from './refusal';

/** What came back, before it is known whether it is of an API server. */
export interface Received {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/**
 * The object that was answered. A proxy, a login page or a wrong port answers too, and what that says is not shown:
 * every success of an API server is an object with a kind, and only its 404 for a group that it does not have is a text.
 * https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
export function objectIn(received: Received, context: string, server: string): Answer {
  const { status, type, text } = received;
  const body = parsed(text);
  const isForeign = status < 300 ? textAt(body, 'kind') === undefined : status === 404 && isPage(type);
  if (!isForeign) return { status, body };
  throw refusal(
    `kubeconfig.${context}`,
    `an API server's answer from ${server}`,
    `${whatIs(received, body)} (HTTP ${status})`,
    'see where that address leads: a proxy, a login page?',
  );
}

const isPage = (type: string): boolean => type.startsWith('text/html');

function whatIs({ type, text }: Received, body: unknown): string {
  if (isPage(type) || /^\s*</.test(text)) return 'a page';
  if (text.trim() === '') return 'nothing';
  return body === undefined ? 'JSON that ends too soon, or none' : 'JSON of something else';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
