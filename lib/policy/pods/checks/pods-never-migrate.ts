import { schemaTaskIn, Words } from '../../../kernel';
import type { Check, Objection } from '../../check';
import { countsOf } from '../../pod-counts';
import { commandOf } from '../../processes/words';
import type { World } from '../../world';
import { type Running, rolls, runningIn } from '../running';

export const podsNeverMigrate: Check = {
  id: 'F7',
  title: 'a pod that goes on running leaves the schema as it is',
  severity: 'error',
  why: 'each pod would migrate, several at the same time, and a probe would kill one in the middle',
  fix: 'make it a Job that runs before the pods',
  *run(world: World): Iterable<Objection> {
    for (const running of runningIn(world)) {
      yield* inCommands(world, running);
      yield* inEntrypoints(running);
    }
  },
};

/** Nobody races with one pod that ends before the next one starts. */
const isAlone = (world: World, { to }: Running): boolean =>
  !rolls(to) && (countsOf(world, to).most ?? 2) <= 1;

const fix = 'make it a Job of its own (MigrationJob): each pod would run it, several at the same time';

/** Containers that start before the others do it as well. */
function* inCommands(world: World, running: Running): Iterable<Objection> {
  const { to } = running;
  for (const { container, at } of to.pod.containers) {
    const task = schemaTaskIn(commandOf(container));
    if (task === undefined) continue;
    const field = `${at}.${schemaTaskIn(list(container.command)) === undefined ? 'args' : 'command'}`;
    const expected = 'a command that leaves the schema as it is';
    yield {
      to,
      field,
      expected,
      got: new Words(task),
      fix,
      severity: isAlone(world, running) ? 'warning' : 'error',
    };
  }
}

const list = (words: unknown): readonly string[] => commandOf({ command: words });

/** The entrypoint that Rails generates runs db:prepare before exactly this, and what an image has is not known here. */
function* inEntrypoints({ to, processes }: Running): Iterable<Objection> {
  for (const { container, at, command } of processes) {
    const keepsEntrypoint = container.command === undefined || command[0]?.endsWith('docker-entrypoint');
    if (!keepsEntrypoint || command.slice(-2).join(' ') !== './bin/rails server') continue;
    yield {
      to,
      field: `${at}.args`,
      expected: 'a command before which no entrypoint migrates',
      got: command.join(' '),
      fix: "set command: ['bundle', 'exec', 'puma', '-C', 'config/puma.rb']: the entrypoint of Rails prepares the database",
      severity: 'warning',
    };
  }
}
