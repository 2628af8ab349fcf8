import { Words } from '../../kernel';
import type { Check, Objection } from '../check';
import { mostPods } from '../pod-counts';
import type { World } from '../world';
import { type Mount, mountsOf } from './mounts';
import { isRails, isWeb, type Process, running, variable } from './processes';

/** Where Active Storage's disk service, CarrierWave and Paperclip keep what users sent. */
const UPLOADS = /\/(storage|public\/(uploads|system))$/;

/** https://guides.rubyonrails.org/active_storage_overview.html#disk-service */
export const localStorage: Check = {
  id: 'F48',
  title: 'what users send is kept where every pod finds it',
  severity: 'warning',
  why: 'a file or a row is known to one pod, and gone with it',
  fix: 'use object storage and a database server, or mount a claim that pods share',
  *run(world: World): Iterable<Objection> {
    for (const process of running(world)) {
      if (!isRails(process)) continue;
      const pods = mostPods(world, process.to);
      if (pods > 1)
        yield* ofEachPod(process, new Words('a directory of each pod'), `storage that ${pods} pods share`);
    }
  },
};

function* ofEachPod(process: Process, got: Words, expected: string): Iterable<Objection> {
  const { to, at } = process;
  const mounts = mountsOf(process);
  if (mounts.some(outlives)) return;
  if (isSqlite(variable(process, 'DATABASE_URL'))) {
    const fix = 'use a database server, or run one pod with a claim';
    yield { to, field: `${at}.env.DATABASE_URL`, expected, got: new Words('a SQLite file of each pod'), fix };
  }
  if (!isWeb(process)) return;
  if (variable(process, 'ACTIVE_STORAGE_SERVICE') === 'local') {
    const fix =
      'name a service of config/storage.yml in object storage, or mount a claim where the disk service writes';
    yield { to, field: `${at}.env.ACTIVE_STORAGE_SERVICE`, expected, got: 'local', fix };
  }
  for (const { path, volume } of mounts) {
    if (volume.emptyDir === undefined || !UPLOADS.test(path)) continue;
    yield {
      to,
      field: `${at}.volumeMounts.${path}`,
      expected,
      got,
      fix: 'keep uploads in object storage, or mount a claim there',
    };
  }
}

const isSqlite = (url: string | undefined): boolean => /^sqlite3?:/.test(url ?? '');

/** A claim, of a template too, which is a volume without a source; what exactly lies there the application knows. */
const outlives = ({ volume }: Mount): boolean =>
  ['persistentVolumeClaim', 'nfs', 'csi', 'ephemeral', 'hostPath'].some((source) => source in volume) ||
  Object.keys(volume).length === 1;
