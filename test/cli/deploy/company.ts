import { join } from 'node:path';
import type { Applications } from '../../../lib/cli/argo/applications';
import { addDeploy } from '../../../lib/cli/deploy/command';
import { run } from '../../../lib/cli/program';
import { addReleases, addRollback } from '../../../lib/cli/releases/command';
import { type DeployRepository, deployRepository } from '../freeze/repository';
import { type Answers, RecordingTerminal } from '../recording-terminal';

const LIB = JSON.stringify(join(__dirname, '..', '..', '..', 'lib'));

/** Two regions in production, qa that follows it, and a sandbox. */
const PLATFORM = `
const { definePlatform } = require(${LIB});
const kubernetes = '1.34';
const registry = 'registry.example.com';
const platform = definePlatform({
  apps: __dirname,
  argo: { repository: 'https://git.example.com/example/deploy.git' },
  environments: {
    production: { kubernetes, registry, clusters: { production: {}, 'production-osaka': {} } },
    qa: { kubernetes, registry, follows: 'production' },
    sandbox: { kubernetes, registry },
  },
});
exports.ServiceChart = class ServiceChart extends platform.ServiceChart {};
`;

const YASHIMA = `
const { RollingDeployment } = require(${LIB});
const { ServiceChart } = require('../platform');
exports.Yashima = class Yashima extends ServiceChart {
  api = new RollingDeployment(this, 'api', { command: ['/api'], port: 8080, image: this.image });
};
`;

export const RELEASES = '# what runs where\nproduction: 4f2a9c1 # since summer\nsandbox: 9b3d0e7\n';

export const company = (files: Readonly<Record<string, string>> = {}): DeployRepository =>
  deployRepository({
    files: {
      'apps/platform.js': PLATFORM,
      'apps/yashima/chart.js': YASHIMA,
      'apps/yashima/releases.yaml': RELEASES,
      'apps/himekuri/releases.yaml': 'production: 1a2b3c4\nsandbox: 1a2b3c4\n',
      ...files,
    },
  });

/** An Argo CD that writes down what it is asked, and when: before or after a commit is there. */
export class Asked {
  readonly calls: string[] = [];
  constructor(private readonly isPushed: () => boolean = () => false) {}

  readonly open = (): Applications => ({
    read: async (name) => ({
      name,
      sync: 'Synced',
      revision: undefined,
      health: 'Healthy',
      operation: undefined,
      conditions: [],
      ailing: [],
      images: [],
    }),
    refresh: async (name) => this.note('refresh', name),
    endSync: async (name) => {
      this.note('end', name);
      return true;
    },
    sync: async (name) => this.note('sync', name),
    remove: async (name) => this.note('remove', name),
    bring: async () => {},
  });

  private note(verb: string, name: string): void {
    this.calls.push(`${verb} ${name} ${this.isPushed() ? 'after' : 'before'} the push`);
  }
}

/** Runs a command as somebody at a terminal would. */
export async function kube(
  { root }: DeployRepository,
  typed: string | readonly string[],
  answers: Answers = {},
  asked?: Asked,
) {
  const terminal = new RecordingTerminal(answers);
  const exitCode = await run(typeof typed === 'string' ? typed.split(' ') : typed, {
    terminal,
    directory: root,
    openStore: () => {
      throw new Error('no store is opened');
    },
    ...(asked && { openApplications: asked.open }),
    commands: [addDeploy, addReleases, addRollback],
  });
  return { exitCode, terminal, out: terminal.printed.join('\n'), err: terminal.noted.join('\n') };
}

export const NOBODY: Answers = { isPerson: false };
