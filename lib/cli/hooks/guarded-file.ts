/** Why a file is looked at more closely, as its name says. */
export type Guard = 'sops' | 'sealed' | 'stray' | 'encrypted' | 'dotenv';

const SECRETS = /(^|\/)apps\/[^/]+\/secrets\//;
const DOTENV = /^\.env(\..+)?$/i;
/** What shows others which variables there are. */
const EXAMPLE = /\.(example|sample|template)$/i;

/** What a file may be by its path from the top of the repository; undefined for any other. */
export function guardOf(path: string): Guard | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (SECRETS.test(path)) {
    if (name.endsWith('.enc.yaml')) return 'sops';
    return name.endsWith('.sealed.yaml') ? 'sealed' : 'stray';
  }
  if (/\.enc\.ya?ml$/i.test(name)) return 'encrypted';
  return DOTENV.test(name) && !EXAMPLE.test(name) ? 'dotenv' : undefined;
}
