import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Message {
  readonly channel: string;
  /** All that can be read: text, attachments and blocks. */
  readonly text: string;
}

/** Slack as far as Argo CD's notifications need it: takes messages on loopback and keeps them. */
export interface Slack {
  readonly apiUrl: string;
  readonly messages: readonly Message[];
  /** Those that mention an Application or a service. */
  about(word: string): readonly Message[];
  stop(): void;
}

export async function openSlack(): Promise<Slack> {
  const messages: Message[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => {
      const form = new URLSearchParams(body);
      const parts = ['text', 'attachments', 'blocks'].map((name) => form.get(name) ?? '');
      if (request.url?.endsWith('chat.postMessage'))
        messages.push({ channel: form.get('channel') ?? '', text: parts.join('\n') });
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ ok: true, channel: form.get('channel'), ts: `${Date.now() / 1000}` }));
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  server.unref();
  const { port } = server.address() as AddressInfo; // it listens on a port
  return {
    apiUrl: `http://127.0.0.1:${port}/`,
    messages,
    about: (word) => messages.filter(({ text }) => text.includes(word)),
    stop: () => server.close(),
  };
}
