import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from '@jest/globals';
import { run } from '../../../lib/cli/program';
import { synth } from '../../../lib/synth';
import { type Answers, RecordingTerminal } from '../recording-terminal';

const LIB = JSON.stringify(join(__dirname, '..', '..', '..', 'lib'));

const PLATFORM = `
const { definePlatform } = require(${LIB});
const platform = definePlatform({
  apps: __dirname,
  environments: { production: { kubernetes: '1.34' }, sandbox: { kubernetes: '1.34' } },
});
exports.ServiceChart = class ServiceChart extends platform.ServiceChart {};
`;

const STAGES = ['create', 'init-container-running', 'init-container-completed', 'ready', 'complete'];

/** Simulated containers take up to six seconds a step unless they are told otherwise. */
const QUICK = JSON.stringify(
  Object.fromEntries(
    STAGES.flatMap((stage) =>
      ['delay', 'jitter-delay'].map((key) => [`pod-${stage}.stage.kwok.x-k8s.io/${key}`, '300ms']),
    ),
  ),
);

/** What a release of the service changes; read each time that the chart is made. */
export interface Settings {
  readonly level?: string;
  readonly replicas?: number;
  readonly worker?: boolean;
  readonly claim?: boolean;
  readonly migrates?: boolean;
}

const chart = (className: string) => `
const { readFileSync } = require('node:fs');
const { MigrationJob, RailsService, VolumeClaim } = require(${LIB});
const { ServiceChart } = require('../platform');
const metadata = { annotations: ${QUICK} };
exports.${className} = class ${className} extends ServiceChart {
  constructor(scope) {
    super(scope);
    const settings = JSON.parse(readFileSync(__dirname + '/settings.json', 'utf8'));
    const { level = 'info', replicas = 1, worker = false, claim = false, migrates = true } = settings;
    const rails = new RailsService(this, 'rails', {
      web: { replicas, memory: '768Mi', minReady: '1s', metadata },
      ...(worker && { workers: { sidekiq: { adapter: 'sidekiq', replicas: 1, minReady: '1s', metadata } } }),
      env: { clear: { LOG_LEVEL: level } },
    });
    if (migrates) new MigrationJob(this, 'migration', { service: rails });
    if (claim) new VolumeClaim(this, 'disk', { size: '1Gi' });
  }
};
`;

/** A repository with one service, whose releases are rendered into dist as anybody's. */
export class Workshop {
  readonly root = mkdtempSync(join(tmpdir(), 'workshop-'));

  constructor(readonly service: string) {
    made.push(this.root);
    const className = service.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase());
    this.write('apps/platform.js', PLATFORM);
    this.write(`apps/${service}/chart.js`, chart(className));
  }

  write(path: string, content: string): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), content);
  }

  /** Renders a release, or what is left of it where it was taken away; what is wrong with it is thrown. */
  release(tag: string, settings: Settings = {}, retired = ''): void {
    this.write(`apps/${this.service}/releases.yaml`, `sandbox: ${tag}\nproduction: ${tag}\n${retired}`);
    this.write(`apps/${this.service}/settings.json`, JSON.stringify(settings));
    const { exitCode, lines } = synth({ apps: join(this.root, 'apps'), dist: join(this.root, 'dist') });
    if (exitCode !== 0) throw new Error(lines.join('\n'));
  }

  /** Runs `kube …` and gives what was to be seen. */
  async kube(words: string, answers: Answers = { isPerson: false }) {
    const terminal = new RecordingTerminal(answers);
    const exitCode = await run(words.split(' '), {
      terminal,
      directory: this.root,
      openStore: () => {
        throw new Error('expected nobody to look at Secrets');
      },
    });
    return { exitCode, out: terminal.printed.join('\n'), err: terminal.noted.join('\n'), terminal };
  }
}

const made: string[] = [];

afterAll(() => {
  for (const root of made) rmSync(root, { recursive: true, force: true });
});
