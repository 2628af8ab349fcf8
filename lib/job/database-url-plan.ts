import type { EnvVar } from 'kubernetes-types/core/v1';
import { checkVariableName, type Environment, type Path } from '../kernel';
import type { MigrationJobProps } from './migration-job-props';
import { ownNames } from './migration-variables';
import { type NamedSecretKey, planSecretKey } from './secret-key';

/** Where the address of a database stands that no pooler is in front of. */
export type DatabaseUrl = string | DatabaseUrlProps;

export interface DatabaseUrlProps extends NamedSecretKey {
  /** The variable in which the application reads it. @default 'DATABASE_URL' */
  readonly variable?: string;
}

/** The variables that lead past the pooler; none where nothing says so. */
export function planDatabaseUrls(
  { databaseUrl: urls, variables = {} }: Pick<MigrationJobProps, 'databaseUrl' | 'variables'>,
  path: Path,
): readonly EnvVar[] {
  if (urls === undefined) return [];
  const place = path.at('databaseUrl');
  const taken = new Set(ownNames(variables));
  if (!isList(urls)) return [planDatabaseUrl(urls, taken, place)];
  if (urls.length === 0) place.refuse('at least one key', urls, 'leave it out for the address of the pods');
  return urls.map((url, index) => planDatabaseUrl(url, taken, place.at(index)));
}

// Array.isArray alone does not tell a readonly array from a single one
const isList = (urls: DatabaseUrl | readonly DatabaseUrlProps[]): urls is readonly DatabaseUrlProps[] =>
  Array.isArray(urls);

function planDatabaseUrl(url: DatabaseUrl, taken: Set<string>, path: Path): EnvVar {
  const { variable = 'DATABASE_URL' } = typeof url === 'string' ? {} : url;
  if (checkVariableName(variable, path.at('variable')) && taken.has(variable)) {
    path.at('variable').refuse('each variable once', variable, 'name another one, or remove one of the two');
  }
  taken.add(variable);
  return planSecretKey(variable, url, path);
}

/**
 * A migration holds a lock of its session, which a pooler that lends connections for a transaction gives to
 * somebody else. https://api.rubyonrails.org/classes/ActiveRecord/ConcurrentMigrationError.html
 */
export function warnOfPooler({ egress }: Environment, path: Path): void {
  const pooled = Object.entries(egress.endpoints).filter(([, { pooler = false }]) => pooler);
  if (pooled.length === 0) return;
  const names = pooled.map(([name]) => name).join(', ');
  const fix =
    "write databaseUrl: 'DIRECT_DATABASE_URL', a key of dotenv that leads past it, or acknowledge F14: not our database";
  path.warn('F14', `a way to the database past the pooler of ${names}`, undefined, fix);
}
