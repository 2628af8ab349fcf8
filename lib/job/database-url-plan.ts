import type { EnvVar } from 'kubernetes-types/core/v1';
import type { Environment, Path } from '../kernel';
import { type NamedSecretKey, planSecretKey } from './secret-key';

/** Where the address of a database stands that no pooler is in front of. */
export type DatabaseUrl = string | DatabaseUrlProps;

export interface DatabaseUrlProps extends NamedSecretKey {
  /** The variable in which the application reads it. @default 'DATABASE_URL' */
  readonly variable?: string;
}

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The variable that leads past the pooler; none where nothing says so. */
export function planDatabaseUrl(url: DatabaseUrl | undefined, path: Path): readonly EnvVar[] {
  if (url === undefined) return [];
  const { variable = 'DATABASE_URL' } = typeof url === 'string' ? {} : url;
  if (!VARIABLE.test(variable)) {
    const fix = "write it as 'DATABASE_URL', the variable in which config/database.yml looks";
    path.at('variable').refuse("a variable's name of letters, digits and '_', no digit first", variable, fix);
  }
  return [planSecretKey(variable, url, path)];
}

/**
 * A migration holds a lock of its session, which a pooler that lends connections for a transaction gives to
 * somebody else. https://api.rubyonrails.org/classes/ActiveRecord/ConcurrentMigrationError.html
 */
export function warnOfPooler({ egress }: Environment, path: Path): void {
  const pooled = Object.entries(egress.endpoints).filter(([, { pooler = false }]) => pooler);
  if (pooled.length === 0) return;
  const names = pooled.map(([name]) => name).join(', ');
  const fix = "write databaseUrl: 'DIRECT_DATABASE_URL', a key of dotenv that leads past the pooler";
  path.warn('F14', `a way to the database past the pooler of ${names}`, undefined, fix);
}
