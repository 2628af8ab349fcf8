import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Loopback {
  readonly port: number;
  close(): Promise<void>;
}

/** Answers in place of an API server, which contexts of a kubeconfig lead to meanwhile. */
export async function loopback(
  contexts: readonly string[],
  listener: RequestListener,
  cluster: object = { 'insecure-skip-tls-verify': true },
): Promise<Loopback> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // it listens on a port
  const folder = mkdtempSync(join(tmpdir(), 'kubeconfig-'));
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'here', cluster: { server: `http://127.0.0.1:${port}`, ...cluster } }],
    users: [{ name: 'somebody', user: { token: 'x' } }],
    contexts: contexts.map((name) => ({ name, context: { cluster: 'here', user: 'somebody' } })),
  };
  writeFileSync(join(folder, 'config'), JSON.stringify(config), { mode: 0o600 });
  const before = process.env.KUBECONFIG;
  process.env.KUBECONFIG = join(folder, 'config');
  return {
    port,
    close: async () => {
      if (before === undefined) delete process.env.KUBECONFIG;
      else process.env.KUBECONFIG = before;
      rmSync(folder, { recursive: true });
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify(body));
};

/** A byte now and then, and never an end. */
export function drip(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 100);
  response.on('close', () => clearInterval(timer));
}
