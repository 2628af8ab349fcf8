import type { IncomingMessage } from 'node:http';
import { type RequestOptions, request } from 'node:https';
import { kubectlOk } from '../kubectl';

/** The API server of $KUBECONFIG, asked without a process for each question: scenarios run side by side and look often. */
export interface Api {
  get<T>(path: string): Promise<T>;
  /** Undefined where there is nothing. */
  find<T>(path: string): Promise<T | undefined>;
  create(path: string, object: object): Promise<void>;
  /** A JSON merge patch. */
  patch(path: string, change: object): Promise<void>;
  remove(path: string, options?: object): Promise<void>;
  /** Calls `line` for each line that comes, until it ends or is ended. */
  stream(path: string, line: (text: string) => void, ended: () => void): () => void;
}

interface View {
  readonly clusters: readonly [{ readonly cluster: { readonly server: string } }];
  readonly users: readonly [{ readonly user: { readonly token: string } }];
}

export function openApi(): Api {
  const view: View = JSON.parse(kubectlOk(['config', 'view', '--raw', '--minify', '-o', 'json']));
  const { server } = view.clusters[0].cluster;
  const authorization = `Bearer ${view.users[0].user.token}`;
  const asked = (path: string, method: string, type: string): [URL, RequestOptions] => [
    new URL(path, server),
    { method, headers: { authorization, 'content-type': type }, rejectUnauthorized: false },
  ];
  const send = (method: string, path: string, body?: object, type = 'application/json') =>
    answerTo(asked(path, method, type), body);
  return {
    get: async (path) => {
      // a kind that the server was just taught asks for a second
      for (let attempt = 0; attempt < 20; attempt++) {
        const { status, text } = await send('GET', path);
        if (status < 300) return JSON.parse(text);
        if (status !== 429) throw new Error(`GET ${path}: ${text}`);
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      throw new Error(`GET ${path}: too many requests`);
    },
    find: async (path) => {
      const { status, text } = await send('GET', path);
      return status === 404 ? undefined : JSON.parse(text);
    },
    create: async (path, object) => {
      await ok('POST', path, send('POST', path, object));
    },
    patch: async (path, change) => {
      await ok('PATCH', path, send('PATCH', path, change, 'application/merge-patch+json'));
    },
    remove: async (path, options) => {
      const { status, text } = await send('DELETE', path, options);
      if (status >= 300 && status !== 404) throw new Error(`DELETE ${path}: ${text}`);
    },
    stream: (path, line, ended) => streamOf(asked(path, 'GET', 'application/json'), line, ended),
  };
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

async function ok(method: string, path: string, answer: Promise<Answer>): Promise<string> {
  const { status, text } = await answer;
  if (status >= 300) throw new Error(`${method} ${path}: ${text}`);
  return text;
}

const answerTo = ([url, options]: [URL, RequestOptions], body?: object): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asking = request(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
      );
      response.on('error', reject);
    });
    asking.on('error', reject);
    asking.end(body && JSON.stringify(body));
  });

function streamOf([url, options]: [URL, RequestOptions], line: (text: string) => void, ended: () => void) {
  const read = (response: IncomingMessage) => {
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (chunk: string) => {
      const lines = (text + chunk).split('\n');
      text = lines.pop() ?? '';
      for (const complete of lines) line(complete);
    });
    response.on('close', ended);
  };
  const asking = request(url, options, read);
  asking.on('error', ended);
  // a world that could not be opened must not keep the tests from ending
  asking.on('socket', (socket) => socket.unref());
  asking.end();
  return () => asking.destroy();
}
