import { misuse } from './misuse';

const TSX = 'tsx/cjs/api';

/** Lets charts in TypeScript be loaded, by the tsx of the project that they are in. */
export function loadTypeScript(apps: string): void {
  const started = [...process.execArgv, process.env.NODE_OPTIONS ?? ''].join(' ');
  // What loads this file loads charts too: tsx in this repository, jest in its tests.
  if (__filename.endsWith('.ts') || started.includes('tsx')) return;
  const api: { register(): unknown } = require(tsxOf(apps));
  api.register();
}

function tsxOf(apps: string): string {
  try {
    return require.resolve(TSX, { paths: [apps, process.cwd()] });
  } catch {
    return misuse(
      'kube',
      'tsx in the project, which loads charts in TypeScript',
      'none',
      'npm install --save-dev tsx',
    );
  }
}
