import { field, text } from '../../kernel';
import { once } from '../once';
import { type Mount, mountAt, mountsOf, plain } from './mounts';
import type { Process } from './processes';

/** What Ruby finds where it looks for a temporary directory. */
interface Temporary {
  readonly directory: string;
  readonly is: 'usable' | 'closed' | 'not sticky' | 'not there';
}

/**
 * Where `Dir.tmpdir` looks, in its order: it passes over what it cannot write to, and what everybody may write
 * to without a sticky bit. https://github.com/ruby/ruby/blob/master/lib/tmpdir.rb
 */
export const temporariesOf: (process: Process) => readonly Temporary[] = once((process) => {
  const mounts = mountsOf(process);
  const named = ['TMPDIR', 'TMP', 'TEMP'].flatMap((name) => process.variables.get(name) ?? []);
  // of what nobody here knows the best is assumed
  const directories = named.map(({ value }) => value ?? '$');
  return [...directories.filter((one) => one !== ''), '/tmp', text(process.container.workingDir) ?? ''].map(
    (directory) => ({ directory, is: judged(process, mounts, directory) }),
  );
});

function judged(process: Process, mounts: readonly Mount[], directory: string): Temporary['is'] {
  if (directory === '') return 'closed';
  if (!directory.startsWith('/')) return 'usable';
  const mount = mountAt(mounts, plain(directory));
  if (mount === undefined || !mount.isWritable) return 'closed';
  const { emptyDir } = mount.volume;
  // what lies on a claim is as its owner made it; a part of a volume and a tmpfs, which is sticky, too
  if (emptyDir === undefined || mount.isPart || field(emptyDir, 'medium') === 'Memory') return 'usable';
  const prepared = preparing(process, mount).map(({ words }) => words.join(' '));
  if (directory.length > mount.path.length) {
    return prepared.length > 0 || makesItself(process) ? 'usable' : 'not there';
  }
  return prepared.some((line) => /chmod|install|1777|\+t/.test(line)) ? 'usable' : 'not sticky';
}

/** Init containers of the same pod that have the same volume. */
const preparing = ({ inPod }: Process, { volume }: Mount): readonly Process[] =>
  inPod.filter((other) => other.isInit && mountsOf(other).some((mount) => mount.volume.name === volume.name));

/** A shell, or an entrypoint of the image, may make a directory before the process starts. */
const makesItself = ({ container: { command }, words }: Process): boolean =>
  command === undefined || words.some((word) => word.includes('mkdir'));
