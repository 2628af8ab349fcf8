import { parseImage, text, Words } from '../../kernel';
import { type Check, nameIn, type Objection } from '../check';
import type { World } from '../world';
import { mountsOf } from './mounts';
import { isRails, type Process, running } from './processes';

const KEY = 'SECRET_KEY_BASE';
const DUMMY = 'SECRET_KEY_BASE_DUMMY';

/** https://guides.rubyonrails.org/security.html#session-storage */
export const secretKeyBase: Check = {
  id: 'F40',
  title: 'every process of a Rails application has the same SECRET_KEY_BASE, and a real one',
  severity: 'warning',
  why: 'Rails does not start without one, and with two sessions and signed names of one pod mean nothing to another',
  fix: 'give every workload SECRET_KEY_BASE, or RAILS_MASTER_KEY, from one key of one Secret',
  *run(world: World): Iterable<Objection> {
    const first = new Map<string, Process>();
    for (const process of running(world)) {
      if (!isRails(process) || !isProduction(process)) continue;
      yield* missing(process);
      yield* dummy(process);
      yield* another(process, first);
    }
  },
};

/** Only of what says so itself is it known that it is Rails, and that its credentials are those of production. */
const isProduction = ({ variables }: Process): boolean => variables.get('RAILS_ENV')?.value === 'production';

function* missing(process: Process): Iterable<Objection> {
  const { to, at, words, variables } = process;
  if ([KEY, DUMMY, 'RAILS_MASTER_KEY'].some((name) => variables.has(name)) || variables.open) return;
  if (words.length === 0 || isInjected(process)) return;
  const got = new Words('neither it nor RAILS_MASTER_KEY');
  const fix = 'give it the key of a Secret, the same one in every workload';
  yield { to, field: `${at}.env`, expected: KEY, got, fix };
}

/** Key files of the credentials, and agents that write secrets into files or into the process. */
const isInjected = (process: Process): boolean =>
  mountsOf(process).some(
    ({ path, volume }) => /\.key$|\/config/.test(path) || 'secret' in volume || 'csi' in volume,
  ) ||
  process.words.some((word) =>
    /(^|\/)(chamber|doppler|envconsul|infisical|op|vault-env|aws-vault)$/.test(word),
  ) ||
  Object.keys(annotationsOf(process)).some((key) => key.startsWith('vault.'));

function annotationsOf({ to }: Process): object {
  const template = to.pod.at.split('.').reduce<unknown>((inner, key) => Object(inner)[key], to.object);
  return Object(Object(Object(template).metadata).annotations);
}

/** A migration encrypts nothing that lasts; whatever serves or works does. */
function* dummy({ to, at, variables }: Process): Iterable<Objection> {
  const found = variables.get(DUMMY);
  if (found === undefined || found.value === '' || to.kind === 'Job.batch') return;
  const got = new Words('one that each pod draws by lot');
  const fix = 'take it away: it is for the build of the image';
  yield { to, field: `${at}.env.${DUMMY}`, expected: `a ${KEY} that all pods share`, got, fix };
}

/** The same application is what has the same image. */
function* another(process: Process, first: Map<string, Process>): Iterable<Objection> {
  const { to, container, variables } = process;
  const found = variables.get(KEY);
  const image = text(container.image);
  if (found?.secret === undefined || image === undefined || to.kind === 'Job.batch') return;
  const application = `${to.from.service}/${to.namespace}/${parseImage(image).repository}`;
  const other = first.get(application);
  if (other === undefined) first.set(application, process);
  const before = other?.variables.get(KEY)?.secret;
  if (other === undefined || before === undefined || before === found.secret) return;
  const got = new Words(`${found.secret}, where ${nameIn(other.to)} has ${before}`);
  const fix = 'name one key of one Secret: cookies and signed names of one are nothing to the other';
  yield { to, field: found.at, expected: `one ${KEY} for one application`, got, fix, with: [other.to] };
}
