import { Agent, request } from 'node:https';
import type { Manifest } from '../../lib/kernel';
import { kubectlOk } from './kubectl';

interface Kubeconfig {
  readonly clusters: readonly { readonly cluster: { readonly server: string } }[];
  readonly users: readonly { readonly user: { readonly token?: string } }[];
}

/** Where the API server is asked, and as whom. */
interface Door {
  readonly server: string;
  readonly token: string;
}

const doorOf = ({ clusters, users }: Kubeconfig): Door => ({
  server: clusters[0]?.cluster.server ?? '',
  token: users[0]?.user.token ?? '',
});

interface Resources {
  readonly resources: readonly {
    readonly name: string;
    readonly kind: string;
    readonly namespaced: boolean;
  }[];
}

const AT_ONCE = 6;

/** What the API server says of an object that it is asked to make. */
export interface Said {
  readonly taken: boolean;
  readonly status: number;
  readonly message: string;
  readonly warnings: string;
}

/** Asks the API server for strict dry runs over one connection each way, without kubectl's start-up each time. */
export class Asking {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE, rejectUnauthorized: false });
  private door: Door | undefined;
  private readonly plurals = new Map<string, { readonly name: string; readonly namespaced: boolean }>();

  constructor(private readonly namespace: string) {}

  async make(object: Manifest): Promise<Said> {
    const { status, body, warning } = await this.send(
      'POST',
      `${this.pathOf(object)}?dryRun=All&fieldValidation=Strict`,
      object,
    );
    const message = status < 300 ? '' : String(JSON.parse(body).message);
    return { taken: status < 300, status, message, warnings: warning };
  }

  /** Does something with each, some at a time. */
  async each<T>(all: readonly T[], ask: (one: T) => Promise<void>): Promise<void> {
    const left = all.values();
    const worker = async () => {
      for (const one of left) await ask(one);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  close(): void {
    this.agent.destroy();
  }

  private pathOf({ apiVersion, kind }: Manifest): string {
    const base = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    if (!this.plurals.has(`${apiVersion}/${kind}`)) {
      const { resources } = JSON.parse(kubectlOk(['get', '--raw', base])) as Resources;
      for (const found of resources) {
        if (!found.name.includes('/')) this.plurals.set(`${apiVersion}/${found.kind}`, found);
      }
    }
    const found = this.plurals.get(`${apiVersion}/${kind}`);
    if (found === undefined) throw new Error(`the API server does not know ${apiVersion} ${kind}`);
    return found.namespaced ? `${base}/namespaces/${this.namespace}/${found.name}` : `${base}/${found.name}`;
  }

  private send(
    method: string,
    path: string,
    object: unknown,
  ): Promise<{ status: number; body: string; warning: string }> {
    this.door ??= doorOf(JSON.parse(kubectlOk(['config', 'view', '--raw', '--minify', '-o', 'json'])));
    const { server, token } = this.door;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    return new Promise((resolve, reject) => {
      const sent = request(`${server}${path}`, { method, headers, agent: this.agent }, (answer) => {
        let body = '';
        answer.on('data', (chunk) => {
          body += chunk;
        });
        answer.on('end', () => {
          const warning = [answer.headers.warning ?? []].flat().join('\n');
          resolve({ status: answer.statusCode ?? 0, body, warning });
        });
      });
      sent.on('error', reject);
      sent.end(JSON.stringify(object));
    });
  }
}
