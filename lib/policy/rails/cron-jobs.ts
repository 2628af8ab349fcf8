import { field, parseImage, text, textAt, Words } from '../../kernel';
import { type Check, nameIn, type Objection } from '../check';
import type { Placed, PodMaker, World } from '../world';

const CRON_JOB = 'CronJob.batch';

/** https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/ */
export const cronJobs: Check = {
  id: 'F56',
  title: 'a CronJob says when, and what happens to a run that is late or meets another',
  severity: 'warning',
  why: 'it runs in the time zone of the control plane, twice at the same time, or hours late',
  fix: 'set timeZone, concurrencyPolicy and startingDeadlineSeconds',
  *run(world: World): Iterable<Objection> {
    for (const to of world.objects) {
      if (to.kind !== CRON_JOB) continue;
      const lacking = lackingIn(to);
      if (lacking.length > 0) {
        const got = new Words(`no ${lacking.join(', no ')}`);
        const fix = `set ${lacking.map((name) => `${name}: ${USUAL[name]}`).join(', ')}`;
        yield { to, field: 'spec', expected: lacking.join(', '), got, fix };
      }
      yield* asNobody(world, to);
    }
  },
};

type Name = 'timeZone' | 'concurrencyPolicy' | 'startingDeadlineSeconds';

const USUAL: Readonly<Record<Name, string>> = {
  timeZone: 'Etc/UTC, or that of its users',
  concurrencyPolicy: 'Forbid',
  startingDeadlineSeconds: '300',
};

function lackingIn({ object }: Placed): readonly Name[] {
  const says = (name: Name) => field(object, 'spec', name) !== undefined;
  const names: readonly Name[] = ['timeZone', 'concurrencyPolicy', 'startingDeadlineSeconds'];
  return names.filter((name) => !says(name) && (name !== 'timeZone' || namesAnHour(object.spec)));
}

/** What runs every few minutes, or every hour, does so in every time zone. */
function namesAnHour(spec: unknown): boolean {
  const schedule = textAt(spec, 'schedule') ?? '';
  if (schedule.startsWith('@')) return !/^@(hourly|every )/.test(schedule);
  const [, hour = '*'] = schedule.trim().split(/\s+/);
  return !hour.startsWith('*');
}

/** The account `default` has no rights, where the same application runs as another elsewhere. */
function* asNobody(world: World, to: Placed): Iterable<Objection> {
  if (to.pod === undefined || accountOf(to) !== 'default') return;
  const images = new Set(repositoriesOf(to));
  const other = world
    .podMakers(to.namespace)
    .find(
      (maker) => maker.pod.at === 'spec.template' && accountOf(maker) !== 'default' && runs(maker, images),
    );
  if (other === undefined) return;
  const got = new Words('none');
  const expected = `the account of ${nameIn(other)}, whose image it runs`;
  const fix = `set serviceAccountName: ${accountOf(other)}`;
  yield { to, field: `${to.pod.at}.spec.serviceAccountName`, expected, got, fix };
}

const accountOf = ({ pod }: Placed): string => text(pod?.spec.serviceAccountName) ?? 'default';

const repositoriesOf = ({ pod }: Placed): readonly string[] =>
  (pod?.containers ?? []).flatMap(({ container }) => {
    const image = text(container.image);
    return image === undefined ? [] : [parseImage(image).repository];
  });

const runs = (maker: PodMaker, images: ReadonlySet<string>): boolean =>
  repositoriesOf(maker).some((repository) => images.has(repository));
