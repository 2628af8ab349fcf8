import { type Path, Words } from '../kernel';
import type { ProbeProps } from './probe-props';

type Headers = NonNullable<ProbeProps['headers']>;

/** The API server takes no other: RFC 9110 would. */
const isName = (name: string): boolean => /^[-A-Za-z0-9]+$/.test(name);

/** The kubelet sends no line break: such a probe would fail for ever. */
const isValue = (value: unknown): boolean => typeof value === 'string' && !/\p{Cc}/u.test(value);

export function checkHeaders(headers: Headers, path: Path): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!isName(name)) {
      const fix = "write it as 'X-Forwarded-Proto'";
      path.refuse("a header's name of letters, digits and '-'", name, fix);
    } else if (!isValue(value)) {
      const got = new Words(typeof value === 'string' ? 'one with control characters' : typeof value);
      path.at(name).refuse('a text on one line', got, 'write it as a string, without line breaks');
    }
  }
}

/** Those that can be sent: what is refused gets no further, such as into the questions of a proxy. */
export const soundHeaders = (headers: Headers): Headers =>
  Object.fromEntries(Object.entries(headers).filter(([name, value]) => isName(name) && isValue(value)));
