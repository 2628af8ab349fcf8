import { field, text, Words } from '../../kernel';
import type { Check, Objection } from '../check';
import { optionIn } from '../processes/options';
import { commandsIn } from '../processes/words';
import type { World } from '../world';
import { type Mount, mountsOf } from './mounts';
import { isRails, type Process, running } from './processes';
import { temporariesOf } from './temporary';

/**
 * Rails writes uploads and large bodies to a temporary directory, and `rails server` its pid file.
 * https://guides.rubyonrails.org/configuring.html
 */
export const writableDirectories: Check = {
  id: 'F35',
  title: 'a Rails process with a read-only root has the directories that it writes to, and no more',
  severity: 'error',
  why: 'it ends with EROFS while it starts, or answers an upload with 500',
  fix: 'mount an emptyDir at /tmp, <root>/tmp/pids and <root>/log, and none over all of <root>/tmp',
  *run(world: World): Iterable<Objection> {
    for (const process of running(world)) {
      if (!isRails(process)) continue;
      const mounts = mountsOf(process);
      const isReadOnly = field(process.container, 'securityContext', 'readOnlyRootFilesystem') === true;
      if (isReadOnly) yield* readOnly(process, mounts);
      yield* hiddenCache(process, mounts);
    }
  },
};

function* readOnly(process: Process, mounts: readonly Mount[]): Iterable<Objection> {
  const { to, at } = process;
  const place = `${at}.securityContext.readOnlyRootFilesystem`;
  if (temporariesOf(process).every(({ is }) => is === 'closed')) {
    const fix = 'mount an emptyDir at /tmp, and let TMPDIR name a sticky directory in it';
    const expected = 'a directory for temporary files beside it';
    yield { to, field: place, expected, got: new Words('none that may be written to'), fix };
  }
  if (!writesPidFile(process) || mounts.some(({ path, isWritable }) => isWritable && holdsPids(path))) return;
  const fix = 'mount an emptyDir at <root>/tmp/pids, or start puma itself';
  const expected = 'a directory for the pid file of rails server beside it';
  yield { to, field: place, expected, got: new Words('none that may be written to'), fix };
}

/** https://github.com/rails/rails/blob/main/railties/lib/rails/commands/server/server_command.rb */
const writesPidFile = ({ words, variables }: Process): boolean =>
  commandsIn(words).some((command) =>
    command.some((word, index) => /(^|\/)rails$/.test(word) && /^(s|server)$/.test(command[index + 1] ?? '')),
  ) &&
  optionIn(words, '-P', '--pid') === undefined &&
  !variables.has('PIDFILE');

const holdsPids = (path: string): boolean => /.\/tmp(\/pids)?$/.test(path);

/** Bootsnap reads what the build of the image put into tmp/cache. https://github.com/Shopify/bootsnap */
function* hiddenCache(process: Process, mounts: readonly Mount[]): Iterable<Objection> {
  const { to, at, variables, inPod } = process;
  if (variables.has('BOOTSNAP_CACHE_DIR')) return;
  const filled = new Set(
    inPod
      .filter(({ isInit }) => isInit)
      .flatMap(mountsOf)
      .map(nameOf),
  );
  for (const mount of mounts) {
    const { path, volume } = mount;
    if (!/.\/tmp$/.test(path) || /^\/(var|usr)\//.test(path)) continue;
    if (volume.emptyDir === undefined || mount.isPart || filled.has(nameOf(mount))) continue;
    const fix = 'mount those that are written: this one hides the bootsnap cache of the image';
    const expected = 'single directories below tmp';
    yield { to, field: `${at}.volumeMounts.${path}`, expected, got: path, fix, severity: 'warning' };
  }
}

const nameOf = ({ volume }: Mount): string => text(volume.name) ?? '';
