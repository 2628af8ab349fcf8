import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { field } from '../../kernel';
import { refuse } from '../misuse';
import type { HookProps } from './hook-plan';

/** The nearest folder with a package.json, up to the top. */
export function packageAround(folder: string, top: string): HookProps {
  const real = realpathSync(folder);
  const file = join(real, 'package.json');
  if (existsSync(file)) {
    const hasScript = typeof field(contentOf(file), 'scripts', 'kube') === 'string';
    return { folder: relative(realpathSync(top), real).replaceAll(sep, '/'), hasScript };
  }
  if (real === realpathSync(top)) return { folder: '', hasScript: false };
  return packageAround(dirname(real), top);
}

function contentOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return refuse(file, 'JSON', 'what cannot be read', "mend it: 'npm ls' says where");
  }
}
