/** Names that announce a secret. `…_FILE`, `…_PATH` and `…_URL` name where it is, not what it is. */
const NAME =
  /(^|_)(SECRET_KEY_BASE|SECRET|RAILS_MASTER_KEY|MASTER_KEY|PASSWORD|PASSWD|PASSPHRASE|TOKEN|PRIVATE_KEY|API_KEY|ACCESS_KEY|SECRET_KEY|ENCRYPTION_KEY)$/i;

/** Values that are secrets whatever they are called. */
const VALUES = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  // a URL with a password that is not put in from another variable
  /^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]*:(?!\$\()[^/\s@]+@/i,
  // keys of well-known services, by their prefixes
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\b(ghp|gho|ghs|ghu|github_pat|glpat|xox[abps]|sk_live|rk_live|SG|AGE-SECRET-KEY)[-_.][A-Za-z0-9_-]{10,}/,
];

/** Switches and references say something about a secret without being one. */
const HARMLESS = /^(|true|false|yes|no|on|off|\d{1,3}|(\$\([A-Za-z_][A-Za-z0-9_]*\))+)$/i;

/** Whether a variable looks like a secret: by its name, or by its value. */
export const looksSecret = (name: string, value: string): boolean =>
  VALUES.some((shape) => shape.test(value)) || (NAME.test(name) && !HARMLESS.test(value));
