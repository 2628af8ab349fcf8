/** Names that announce a secret. `…_FILE`, `…_PATH` and `…_URL` name where it is, not what it is. */
const NAMES = [
  'SECRET_KEY_BASE|SECRET|SECRET_KEY|MASTER_KEY|PRIVATE_KEY|SIGNING_KEY|ENCRYPTION_KEY|API_?KEY|ACCESS_KEY',
  'PASSWORD|PASSWD|PASSPHRASE|PASS|TOKEN',
  // what psql, mysql and redis-cli read
  'PGPASSWORD|MYSQL_PWD|REDISCLI_AUTH',
  // https://guides.rubyonrails.org/active_record_encryption.html#setup
  'ENCRYPTION_(?:PRIMARY_KEY|DETERMINISTIC_KEY|KEY_DERIVATION_SALT)',
].join('|');
const NAME = new RegExp(`(^|_)(${NAMES})$`, 'i');

/** The same names as part of a text, where a hyphen or nothing may stand for `_`. */
export const NAMES_IN_TEXT = NAMES.replaceAll('_', '[-_]?').replaceAll('??', '?');

/** Keys of well-known services, by their prefixes, and tokens by their form. */
export const KEYS = [
  '(?:AKIA|ASIA)[A-Z0-9]{16}',
  'AIza[\\w-]{35,}',
  '(?:gh[oprsu]|github_pat|dop_v1|shpat|(?:sk|rk)_(?:live|test))_\\w{10,}',
  'whsec_[\\w+/]{10,}',
  // shorter ones may be variables, such as npm_config_cache
  '(?:hf|npm)_[A-Za-z0-9]{30,}',
  '(?:glpat|xox[abeprs]|xapp|sk-ant|sk-proj|AGE-SECRET-KEY)-[\\w.-]{10,}',
  'SG\\.[\\w-]{16,}\\.[\\w-]{16,}',
  'hooks\\.slack\\.com/services/\\w+/\\w+/\\w+',
  // a JSON Web Token
  'eyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}\\.[\\w-]*',
  // what an Authorization header holds, but no plain word after one of these
  '(?:Basic|Bearer) +(?![A-Z]?[a-z]+(?:[^A-Za-z0-9]|$))[\\w.~+/-]{8,}',
].join('|');

/** Values that are secrets whatever they are called. A part that is put in from another variable is none. */
const VALUES = [
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY/,
  // the password in a URL, which may hold a '/' that nobody encoded where it is no port
  /:\/\/[^/\s:@]*:(?!(\$\([A-Za-z_]\w*\))+@)([^/\s@]+|(?!\d{1,5}[/?#,]|\$\()[^\s@"'<>]{1,256})@/,
  // the password in a query, or in a libpq connection string
  /(^|[?&;\s])(password|passwd|pwd|(access_|auth_)?token|api_?key|client_secret)=(?![$<{…]|(true|false|\d{1,3})?([&;\s]|$))[^&;\s]+/i,
  new RegExp(`(?<![A-Za-z0-9])(?:${KEYS})`),
];

/** Switches, small numbers and references say something about a secret without being one. */
const HARMLESS = /^(|true|false|yes|no|on|off|\d{1,3}|(\$\([A-Za-z_]\w*\))+)$/i;

/** Whether a variable looks like a secret: by its value, or by its name where the value may be one. */
export const looksSecret = (name: string, value: string): boolean =>
  VALUES.some((shape) => shape.test(value)) || (NAME.test(name) && !HARMLESS.test(value));
