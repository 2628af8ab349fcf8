#!/usr/bin/env node
import type { OpenApplications } from './argo/applications';
import type { OpenStore } from './env/place';

/** Loads what a command needs and runs it. */
async function main(): Promise<void> {
  const { run }: typeof import('./program') = require('./program');
  const { printFault }: typeof import('./fault') = require('./fault');
  const { ProcessTerminal }: typeof import('./process-terminal') = require('./process-terminal');
  const terminal = new ProcessTerminal();
  // A library may throw where nobody waits for it; node would show the whole error, values and all.
  process.on('uncaughtException', (error) => process.exit(printFault(terminal, error)));
  // Whoever reads may have enough: `kube env list … | head -1`.
  process.stdout.on('error', () => process.exit());
  const directory = process.cwd();
  process.exitCode = await run(process.argv.slice(2), { terminal, directory, openStore, openApplications });
}

const openStore: OpenStore = (asked) => {
  const stores: typeof import('./env/open-store') = require('./env/open-store');
  return stores.openStore(asked);
};

const openApplications: OpenApplications = (...asked) => {
  const argo: typeof import('./argo/open-applications') = require('./argo/open-applications');
  return argo.openApplications(...asked);
};

void main();
