import { inspect, type Path } from '../kernel';

/** What Gateway API lets a prefix consist of; Ingress takes all of these too. */
const CHARACTERS = /^(?:[-A-Za-z0-9/._~!$&'()+,;=:@]|%[0-9a-fA-F]{2})+$/;
/** The API server refuses them in both kinds: they would be resolved before they are matched. */
const AMBIGUOUS = /\/\/|\/\.{1,2}(?:\/|$)|%2f/i;

/** Prefixes compare element by element, so that a slash at the end says nothing. */
export const withoutSlash = (text: string): string => text.replace(/(.)\/$/, '$1');

/** Whether a prefix covers a path. */
export const covers = (prefix: string, path: string): boolean =>
  `${withoutSlash(path)}/`.startsWith(prefix === '/' ? '/' : `${withoutSlash(prefix)}/`);

/** What an object for this path is called after: `/api/v1` is `api-v1`. */
export const pathName = (path: string): string =>
  path
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'root';

/** Whether a path can be led anywhere. */
export const isPath = (text: string): boolean =>
  inspect('', (path) => checkPath(text, path)).findings.length === 0;

/** A path or path prefix: https://kubernetes.io/docs/concepts/services-networking/ingress/#path-types */
export function checkPath(text: string, path: Path): void {
  if (!text.startsWith('/')) {
    path.refuse("a path that begins with '/'", text, `write '/${text}'`);
  } else if (/[*?]/.test(text)) {
    path.refuse('a path without wildcards', text, 'a path covers all that begins with it already');
  } else if (!CHARACTERS.test(text) || AMBIGUOUS.test(text) || text.length > 1024) {
    path.refuse("a path without '//', '/./', '/../' and '%2f'", text, "write it as '/cable' or '/api/v1'");
  }
}
