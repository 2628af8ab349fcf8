import type { KubeConfig } from '@kubernetes/client-node';
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

/** An API server is at work for seconds at most, also behind a webhook: it allows them 30 s. */
const PATIENCE = 60_000;

/**
 * The API server that a context leads to, first asked when it is needed. The client's kubeconfig and transport
 * are used (credential plug-ins, proxies, impersonation), its generated API is not: the exceptions of that
 * carry whole bodies in their messages, and so values.
 * https://github.com/kubernetes-client/javascript/blob/main/src/gen/apis/exception.ts
 */
export function apiServer(context: string): Ask {
  let config: Promise<KubeConfig> | undefined;
  return async (question) => {
    config ??= kubeConfigOf(context);
    return send(await config, question);
  };
}

async function send(config: KubeConfig, question: Question): Promise<Answer> {
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
  request.setSignal(AbortSignal.timeout(PATIENCE));
  try {
    const response = await new IsomorphicFetchHttpLibrary().send(request).toPromise();
    const text = await response.body.text();
    const isText = accept === 'text/plain' && response.httpStatusCode < 300;
    return { status: response.httpStatusCode, body: isText ? text : parsed(text) };
  } catch (error) {
    const wrote = method === 'PATCH' || method === 'DELETE';
    throw unreachable(config.getCurrentContext(), server, wrote, error);
  }
}

async function authenticate(config: KubeConfig, apply: () => Promise<void>): Promise<void> {
  try {
    await apply();
  } catch (error) {
    throw credentialsRefused(config.getCurrentContext(), config.getCurrentUser()?.exec?.command, error);
  }
}

/** A proxy in between may answer with a page. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
