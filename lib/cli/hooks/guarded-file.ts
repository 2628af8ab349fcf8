/** Why a file is looked at more closely, as its name says. */
export type Guard = 'sops' | 'sealed' | 'stray' | 'encrypted' | 'dotenv' | 'settings' | 'manifest';

/** Some file systems do not tell `Secrets` from `secrets`. */
const SECRETS = /(^|\/)apps\/[^/]+\/secrets\//i;
const DOTENV = /^\.env(\..+)?$/i;
/** What shows others which variables there are. */
const EXAMPLE = /(^|[.-])(example|sample|template)(\.env)?$/i;
const MANIFEST = /\.(ya?ml|json)$/i;
/** What programs write, and what is made up for tests. */
const MADE = /(^|\/)(dist|node_modules|tests?|specs?|__tests__|fixtures|__fixtures__|testdata)\//i;

/** What a file may be by its path from the top of the repository; undefined for any other. */
export function guardOf(path: string): Guard | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (SECRETS.test(path)) {
    if (name.endsWith('.enc.yaml')) return 'sops';
    return name.endsWith('.sealed.yaml') ? 'sealed' : 'stray';
  }
  if (/\.enc\.ya?ml$/i.test(name)) return 'encrypted';
  if (DOTENV.test(name)) return EXAMPLE.test(name) ? undefined : 'dotenv';
  if (MADE.test(path)) return undefined;
  if (/\.env$/i.test(name)) return EXAMPLE.test(name) ? undefined : 'settings';
  return MANIFEST.test(name) ? 'manifest' : undefined;
}
