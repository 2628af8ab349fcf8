/** Names that announce a secret. `…_FILE`, `…_PATH` and `…_URL` name where it is, not what it is. */
const NAMES = [
  'SECRET_KEY_BASE|SECRET|SECRET_KEY|MASTER_KEY|PRIVATE_KEY|SIGNING_KEY|ENCRYPTION_KEY|API_?KEY|ACCESS_KEY',
  'PASSWORD|PASSWD|PASSPHRASE|PASS|TOKEN',
  // https://guides.rubyonrails.org/active_record_encryption.html#setup
  'ENCRYPTION_(PRIMARY_KEY|DETERMINISTIC_KEY|KEY_DERIVATION_SALT)',
];
const NAME = new RegExp(`(^|_)(${NAMES.join('|')})$`, 'i');

/** Values that are secrets whatever they are called. A part that is put in from another variable is none. */
const VALUES = [
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY/,
  // the password in a URL
  /:\/\/[^/\s:@]*:(?!(\$\([A-Za-z_]\w*\))+@)[^/\s@]+@/,
  // the password in a query, or in a libpq connection string
  /(^|[?&;\s])(password|passwd|pwd)=(?!\$\()[^&;\s]+/i,
  // keys of well-known services, by their prefixes
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\bAIza[A-Za-z0-9_-]{35}/,
  /\b(gh[oprsu]|github_pat|hf|npm|dop_v1|shpat|whsec|(sk|rk)_(live|test))_[A-Za-z0-9_]{10,}/,
  /\b(glpat|xox[abeprs]|xapp|sk-ant|sk-proj|AGE-SECRET-KEY)-[A-Za-z0-9_-]{10,}/,
  /\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/,
  /\bhooks\.slack\.com\/services\/\w+\/\w+\/\w+/,
  // a JSON Web Token
  /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\./,
];

/** Switches, small numbers and references say something about a secret without being one. */
const HARMLESS = /^(|true|false|yes|no|on|off|\d{1,3}|(\$\([A-Za-z_]\w*\))+)$/i;

/** Whether a variable looks like a secret: by its value, or by its name where the value may be one. */
export const looksSecret = (name: string, value: string): boolean =>
  VALUES.some((shape) => shape.test(value)) || (NAME.test(name) && !HARMLESS.test(value));
