import type { KubeConfig } from '@kubernetes/client-node';
import { objectIn, type Received } from './answer-text';
import { kubeConfigOf } from './kube-config';
import { credentialsRefused, unreachable } from './network-refusals';

export interface Question {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Of the body. @default 'application/json' */
  readonly type?: string;
  readonly body?: unknown;
  /** What is to come back: an object, or a text as it is, such as a log. @default 'application/json' */
  readonly accept?: 'application/json' | 'text/plain';
}

/** What the API server says, whatever it is: an object, or a Status that says why not. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** Asks an API server; refuses only where no answer comes. */
export type Ask = (question: Question) => Promise<Answer>;

/** How long an answer is waited for. */
export interface Limits {
  /** Milliseconds for one request. @default 60000: webhooks alone are allowed 30 s */
  readonly limit?: number;
  /** Milliseconds since 1970, after which nothing is waited for any more. @default - none */
  readonly deadline?: number;
}

/** Whoever gives up in time still asks why it is not done, and gives free what is held. */
const LAST_WORDS = 2000;

/**
 * The API server that a context leads to, first asked when it is needed. The client's kubeconfig and transport
 * are used (credential plug-ins, proxies, impersonation), its generated API is not: the exceptions of that
 * carry whole bodies in their messages, and so values.
 * https://github.com/kubernetes-client/javascript/blob/main/src/gen/apis/exception.ts
 */
export function apiServer(context: string, limits: Limits = {}): Ask {
  let config: Promise<KubeConfig> | undefined;
  return async (question) => {
    config ??= kubeConfigOf(context);
    return send(await config, question, limits);
  };
}

async function send(config: KubeConfig, question: Question, limits: Limits): Promise<Answer> {
  const { method, url, query = {}, type, body, accept = 'application/json' } = question;
  const { HttpMethod, IsomorphicFetchHttpLibrary, RequestContext } = await import('@kubernetes/client-node');
  const server = config.getCurrentCluster()?.server.replace(/\/+$/, '') ?? '';
  const request = new RequestContext(`${server}${url}?${new URLSearchParams(query)}`, HttpMethod[method]);
  request.setHeaderParam('Accept', accept === 'text/plain' ? '*/*' : accept);
  if (body !== undefined) {
    request.setHeaderParam('Content-Type', type ?? 'application/json');
    request.setBody(JSON.stringify(body));
  }
  await authenticate(config, () => config.applySecurityAuthentication(request));
  request.setSignal(AbortSignal.timeout(timeFor(limits)));
  const context = config.getCurrentContext();
  const wrote = method === 'PATCH' || method === 'DELETE';
  const received = await receive(
    async () => {
      const response = await new IsomorphicFetchHttpLibrary().send(request).toPromise();
      const text = await response.body.text();
      return { status: response.httpStatusCode, type: response.headers['content-type'] ?? '', text };
    },
    (error) => unreachable(context, server, wrote, error),
  );
  const isText = accept === 'text/plain' && received.status < 300;
  return isText ? { status: received.status, body: received.text } : objectIn(received, context, server);
}

async function receive(get: () => Promise<Received>, refused: (error: unknown) => Error): Promise<Received> {
  try {
    return await get();
  } catch (error) {
    throw refused(error);
  }
}

const timeFor = ({ limit = 60_000, deadline = Infinity }: Limits): number =>
  Math.max(LAST_WORDS, Math.min(limit, deadline - Date.now()));

async function authenticate(config: KubeConfig, apply: () => Promise<void>): Promise<void> {
  try {
    await apply();
  } catch (error) {
    throw credentialsRefused(config.getCurrentContext(), config.getCurrentUser()?.exec?.command, error);
  }
}
