import {
  type AccessSubject,
  checkedSeconds,
  type Duration,
  type ExternalSource,
  isDnsSubdomain,
  type Path,
  record,
  type SecretAccess,
  type SecretSource,
  Words,
} from '../kernel';

const SOURCES: readonly string[] = [
  'dotenv',
  'sops',
  'external',
  'sealed',
] satisfies SecretSource['source'][];

/** Refuses a source from which no service would get a Secret. A platform that nobody type-checked may say anything. */
export function checkSecretSource(source: SecretSource, path: Path): void {
  const { source: name, reloader } = record(source);
  if (!isOneOf(SOURCES, name)) {
    path
      .at('source')
      .refuse(`one of ${SOURCES.join(', ')}`, described(name), "write { source: 'dotenv' }, or another");
    return;
  }
  if (reloader !== undefined && typeof reloader !== 'boolean') {
    path.at('reloader').refuse('true or false', described(reloader), 'say whether Reloader runs there');
  }
  if (source.source !== 'sops') checkAccess(source.access, path.at('access'));
  if (source.source === 'sops') checkDecrypter(source.decryptedBy, path.at('decryptedBy'));
  if (source.source === 'external') checkExternal(source, path);
}

const isOneOf = (words: readonly string[], value: unknown): boolean =>
  typeof value === 'string' && words.includes(value);

/** Texts are shown; whole objects may hold what a source should not have. */
const described = (value: unknown): unknown =>
  value === undefined || typeof value === 'string' ? value : new Words('something else');

const DECRYPTERS = ['operator', 'plugin'];

function checkDecrypter(decryptedBy: unknown, path: Path): void {
  if (decryptedBy === undefined || isOneOf(DECRYPTERS, decryptedBy)) return;
  path.refuse(`one of ${DECRYPTERS.join(', ')}`, described(decryptedBy), 'correct it');
}

const KINDS = ['ClusterSecretStore', 'SecretStore'];
const YEAR = 365 * 24 * 3600;

/** https://external-secrets.io/latest/api/externalsecret/ */
function checkExternal({ store, refreshInterval, remote }: ExternalSource, path: Path): void {
  const { name, kind = 'ClusterSecretStore' } = record(store);
  if (typeof name !== 'string' || !isDnsSubdomain(name)) {
    path
      .at('store')
      .at('name')
      .refuse('the name of a store', described(name), 'write the name that the store has');
  }
  if (!isOneOf(KINDS, kind)) {
    path
      .at('store')
      .at('kind')
      .refuse(`one of ${KINDS.join(', ')}`, described(kind), 'correct it');
  }
  if (refreshInterval !== undefined) checkInterval(refreshInterval, path.at('refreshInterval'));
  if (remote === undefined || typeof remote === 'function') return;
  path.at('remote').refuse('a function', described(remote), 'write ({ key }) => ({ key: … })');
}

function checkInterval(interval: Duration, path: Path): void {
  if (typeof interval === 'string' || typeof record(interval).toSeconds === 'function') {
    checkedSeconds(interval, path, { to: YEAR });
    return;
  }
  path.refuse('a duration', described(interval), "write it as '15m' or '1h', or '0s' to ask once");
}

function checkAccess(access: SecretAccess | undefined, path: Path): void {
  if (access === undefined) return;
  const roles = record(access);
  for (const role of ['readers', 'writers']) {
    const subjects = roles[role] ?? [];
    if (Array.isArray(subjects)) {
      for (const [index, subject] of subjects.entries()) checkSubject(subject, path.at(role).at(index));
    } else path.at(role).refuse('a list', described(subjects), "write [{ kind: 'Group', name: … }]");
  }
}

const SUBJECTS: readonly string[] = ['Group', 'User'] satisfies AccessSubject['kind'][];

/** https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects */
function checkSubject(subject: unknown, path: Path): void {
  const { kind, name } = record(subject);
  if (!isOneOf(SUBJECTS, kind))
    path.at('kind').refuse(`one of ${SUBJECTS.join(', ')}`, described(kind), 'correct it');
  if (typeof name === 'string' && name.trim() !== '') return;
  path.at('name').refuse('who it is', described(name), 'write the name by which the API server knows them');
}
