import { soundHeaders } from './probe-headers';
import type { ProbeChoice, ProbeProps } from './probe-props';

/** What a probe asks. */
export type ProbeQuestion =
  | { readonly kind: 'http'; readonly path: string; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 'tcp' }
  | { readonly kind: 'exec'; readonly command: readonly string[] };

/** The props of a probe that is wanted. */
export const propsOf = (probe: ProbeChoice | undefined): ProbeProps =>
  typeof probe === 'string' ? { path: probe } : probe || {};

const asks = ({ path, command, tcp = false }: ProbeProps): boolean =>
  path !== undefined || command !== undefined || tcp;

/** What a probe asks by its own words, without its patience; undefined where it has none. */
export function ownQuestion(probe: ProbeChoice | undefined): ProbeProps | undefined {
  const { initialDelay: _i, period: _p, timeout: _t, failures: _f, ...question } = propsOf(probe);
  return asks(question) || question.port !== undefined ? question : undefined;
}

/** A probe with something to ask: its own question, or the one lent to it. */
export const withQuestion = (probe: ProbeProps, lent: ProbeProps): ProbeProps =>
  asks(probe) ? probe : { ...lent, ...probe };

/** What a container without a port, or with one, can be asked; undefined for nothing. */
export function questionOf(
  { path: ownPath, command, tcp = false, headers = {} }: ProbeProps,
  common: Pick<ProbeProps, 'path' | 'headers'>,
): ProbeQuestion | undefined {
  if (command !== undefined) return { kind: 'exec', command };
  const path = ownPath ?? common.path;
  if (tcp || path === undefined) return tcp ? { kind: 'tcp' } : undefined;
  // what is refused of a question gets no further, for a proxy asks it too
  const absolute = path.startsWith('/') ? path : `/${path}`;
  return { kind: 'http', path: absolute, headers: soundHeaders({ ...common.headers, ...headers }) };
}
