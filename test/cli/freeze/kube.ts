import type { ApplicationState, Applications } from '../../../lib/cli/argo/applications';
import { addFreeze, addFreezes, addUnfreeze } from '../../../lib/cli/freeze/command';
import { refuse } from '../../../lib/cli/misuse';
import { run } from '../../../lib/cli/program';
import { addRetire } from '../../../lib/cli/retire/command';
import type { Manifest } from '../../../lib/kernel';
import { type Answers, RecordingTerminal } from '../recording-terminal';

/** Argo CDs in memory: one for each cluster that asks. */
export class MemoryArgo {
  /** Clusters, or `*`, whose Argo CD cannot be reached. */
  unreachable: readonly string[] = [];
  readonly brought: { readonly cluster: string; readonly object: Manifest }[] = [];
  readonly removed: string[] = [];

  readonly open = (
    _: unknown,
    { cluster }: { readonly cluster: { readonly name: string } },
  ): Applications => ({
    read: async (): Promise<ApplicationState | undefined> => undefined,
    refresh: async () => {},
    endSync: async () => false,
    sync: async () => {},
    remove: async (name) => {
      this.removed.push(name);
    },
    bring: async (object) => {
      if (this.unreachable.includes(cluster.name)) {
        refuse(
          `kubeconfig.${cluster.name}`,
          'an API server',
          'nobody who listens there',
          'check the network',
        );
      }
      this.brought.push({ cluster: cluster.name, object });
    },
  });

  /** Names of the projects that were brought. */
  get projects(): readonly string[] {
    return this.brought.map(({ object }) => `${object.kind}/${object.metadata.name}`);
  }

  /** The windows of a project as it was brought last. */
  windowsOf(project: string): readonly Window[] | undefined {
    const { object } = this.brought.findLast((one) => one.object.metadata.name === project) ?? {};
    const spec = object?.spec as { readonly syncWindows?: readonly Window[] } | undefined; // as it is rendered
    return spec?.syncWindows;
  }
}

export interface Window {
  readonly kind: string;
  readonly description: string;
  readonly duration: string;
  readonly applications?: readonly string[];
  readonly clusters?: readonly string[];
}

/** Runs a command that pauses or retires, as somebody at a terminal would. */
export async function kube(root: string, argo: MemoryArgo, typed: readonly string[], answers: Answers = {}) {
  const terminal = new RecordingTerminal(answers);
  const exitCode = await run(typed, {
    terminal,
    directory: root,
    openStore: () => {
      throw new Error('no store is opened');
    },
    openApplications: argo.open,
    commands: [addFreeze, addUnfreeze, addFreezes, addRetire],
  });
  return { exitCode, terminal, out: terminal.printed.join('\n'), err: terminal.noted.join('\n') };
}
