/** Which room may use which: the table that test/architecture.test.ts holds lib to. */
export const ROOMS: Readonly<Record<string, { readonly uses: readonly string[] }>> = {
  kernel: { uses: [] },
  container: { uses: ['kernel'] },
  config: { uses: ['kernel'] },
  rollout: { uses: ['kernel', 'container', 'config'] },
  job: { uses: ['kernel', 'container', 'config'] },
  network: { uses: ['kernel'] },
  state: { uses: ['kernel'] },
  service: { uses: ['kernel', 'container', 'config', 'rollout', 'job', 'network'] },
  gitops: { uses: ['kernel', 'config'] },
  platform: { uses: ['kernel', 'gitops', 'service', 'policy'] },
  policy: { uses: ['kernel'] },
  synth: { uses: ['kernel', 'gitops', 'platform', 'policy'] },
  cli: { uses: ['kernel', 'config', 'gitops', 'platform', 'policy', 'synth'] },
  testing: { uses: ['kernel', 'platform', 'policy', 'synth'] },
};
