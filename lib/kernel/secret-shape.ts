import { isRandom } from './entropy';

/** Names that announce a secret. `…_FILE`, `…_PATH` and `…_URL` name where it is, not what it is. */
const NAMES = [
  'SECRET_KEY_BASE|SECRET|SECRET_KEY|MASTER_KEY|PRIVATE_KEY|SIGNING_KEY|ENCRYPTION_KEY|API_?KEY|ACCESS_KEY',
  'ACCOUNT_KEY|LICENSE_KEY|PASSWORD|PASSWD|PASSPHRASE|PASS|PEPPER|TOKEN',
  // what psql, mysql and redis-cli read
  'PGPASSWORD|MYSQL_PWD|REDISCLI_AUTH',
  // https://guides.rubyonrails.org/active_record_encryption.html#setup
  'ENCRYPTION_(?:PRIMARY_KEY|DETERMINISTIC_KEY|KEY_DERIVATION_SALT)',
].join('|');
/** The same, for others who know regular expressions; case says nothing. */
export const SECRET_NAME = `(^|_)(${NAMES})$`;
const NAME = new RegExp(SECRET_NAME, 'i');

/** The same names as part of a text, where a hyphen or nothing may stand for `_`. */
export const NAMES_IN_TEXT = NAMES.replaceAll('_', '[-_]?').replaceAll('??', '?');

/** Keys of well-known services, by what begins them, and hashes and tokens by their form. */
export const KEYS = [
  // AWS, Alibaba, Azure, DigitalOcean, Google, Heroku, IBM
  '(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}|LTAI[A-Za-z0-9]{12,}',
  '(?:AccountKey|SharedAccessKey|SharedAccessSignature)=[^\\s;"\'$<]{8,}|[\\w.~-]{3}\\dQ~[\\w.~-]{31,}',
  'do[opr]_v1_\\w{10,}|AIza[\\w-]{35,}|GOCSPX-[\\w-]{20,}|ya29\\.[\\w-]{20,}|1//0[\\w-]{20,}|HRKU-[\\w-]{20,}',
  'AAAA[\\w-]{7}:[\\w-]{120,}',
  // Git hosts, registries and builds
  '(?:gh[oprsu]|github_pat|rubygems|sq[apu]|CCIPAT|bkua)_\\w{10,}',
  'gl(?:pat|dt|rt|rtr|ptt|ft|soat|cbt|imt|agent|oas)-[\\w.-]{10,}',
  'dckr_[po]at_[\\w-]{10,}|pypi-Ag[\\w-]{20,}|AT(?:ATT3|CTT3|BB)[\\w=-]{20,}|sntry[su]_[\\w+/=-]{20,}',
  // shorter ones may be variables, such as npm_config_cache
  '(?:hf|npm|api_org)_[A-Za-z0-9]{30,}|sbp_[0-9a-f]{32,}',
  // payments and shops; the \'pk\' of each is public
  '(?:sk|rk)_(?:live|test)_\\w{10,}|whsec_[\\w+/]{10,}|shp(?:at|ca|pa|ss)_\\w{10,}|sq0(?:atp|csp)-[\\w-]{10,}',
  // messages, social networks and maps
  '(?:xox[abeprs]|xapp)-[\\w.-]{10,}|hooks\\.slack\\.com/(?:services|workflows|triggers)/\\w+/\\w+/\\w+',
  'discord(?:app)?\\.com/api/webhooks/\\d+/[\\w-]{20,}|[MNO][\\w-]{23,27}\\.[\\w-]{6,7}\\.[\\w-]{27,}',
  '\\d{8,10}:AA[\\w-]{33}|EAA[\\w-]{60,}|sk\\.eyJ[\\w-]{10,}\\.[\\w-]{10,}',
  'SG\\.[\\w-]{16,}\\.[\\w-]{16,}|SK[0-9a-f]{32}|key-[0-9a-f]{32}',
  '[0-9a-f]{32}-(?:us\\d{1,2}|[0-9a-f]{8}-[0-9a-f]{8})',
  'xkeysib-[0-9a-f]{32,}[\\w-]*|re_[A-Za-z0-9]{8}_[A-Za-z0-9]{20,}',
  // models
  'sk-(?:ant|proj|svcacct|admin|or-v1)-[\\w-]{10,}|sk-[A-Za-z0-9]{32,}|gsk_[A-Za-z0-9]{32,}|pplx-[A-Za-z0-9]{32,}',
  // what runs and watches services, and keeps their secrets
  'hv[bsr]\\.[\\w-]{20,}|[A-Za-z0-9]{14}\\.atlasv1\\.[\\w-]{20,}|AGE-SECRET-KEY-[\\w.-]{10,}|AGE-PLUGIN-[A-Z0-9-]{20,}',
  'dp\\.(?:pt|ct|sa|scim|audit|st(?:\\.[\\w-]+)?)\\.[A-Za-z0-9]{32,}|pscale_(?:tkn|pw|oauth)_[\\w.-]{20,}',
  'NR(?:AK|II|RA)-[A-Za-z0-9_-]{20,}|\\w{36}NRAL|gl(?:c|sa)_[\\w+/=]{20,}|dapi[0-9a-f]{32}|PMAK-[0-9a-f-]{50,}',
  'lin_(?:api|oauth)_[A-Za-z0-9]{20,}|(?:ntn|secret)_[A-Za-z0-9]{40,}|figd_[\\w-]{20,}|ops_eyJ[\\w-]{20,}',
  // a JSON Web Token; a private key and the account of a service in base64
  'eyJ[\\w-]{10,4000}\\.eyJ[\\w-]{10,}\\.[\\w-]*',
  'LS0tLS1CRUdJTi(?:BSU0Eg|BFQyBQUklW|BQUklW|BPUEVOU1NI|BFTkNS|BEU0Eg)[\\w+/=]*',
  '(?:eyJ0eXBlIjoic2VydmljZV9hY2NvdW50|ewogICJ0eXBlIjogInNlcnZpY2VfYWNjb3Vud)[\\w+/=]*',
  // what a password file holds
  '\\$(?:2[abxy]\\$\\d\\d|apr1|[156y]|argon2(?:id|i|d))\\$[\\w./$=,+-]{20,}|\\{SHA\\}[\\w+/]{27}=',
  // what an Authorization header holds, but no plain word after one of these
  '(?:Basic|Bearer) +(?![A-Z]?[a-z]+(?:[^A-Za-z0-9]|$))[\\w.~+/-]{8,}=*',
].join('|');

/** Values that are secrets whatever they are called. A part that is put in from another variable is none. */
const VALUES = [
  // the password in a URL, which may hold a '/' that nobody encoded where it is no port
  /:\/\/[^/\s:@]*:(?!(\$\([A-Za-z_]\w*\))+@)([^/\s@]+|(?!\d{1,5}[/?#,]|\$\()[^\s@"'<>]{1,256})@/,
  // the password in a query, or in a libpq connection string
  /(^|[?&;\s])(password|passwd|pwd|(access_|auth_)?token|api_?key|client_secret)=(?![$<{…]|(true|false|\d{1,3})?([&;\s]|$))[^&;\s]+/i,
];

/** The same for longer texts, which few are that a chart holds. */
const LONG_VALUES = [
  /-----BEGIN [A-Z0-9 ]*PRIVATE KEY|PuTTY-User-Key-File-\d/,
  // a URL that is signed
  /[?&](sig|x-amz-(signature|security-token)|x-goog-signature)=[\w%+/-]{16,}/i,
  // https://everything.curl.dev/usingcurl/netrc.html
  /\blogin\s+\S+\s+password\s+(?![$<{…])\S/,
  // the cookie of a session
  /(^|[\s"'])(set-)?cookie:? *["']?[\w.-]+=(?![$<{…])[^\s;"']{8,}/i,
  new RegExp(`(?<![A-Za-z0-9])(?:${KEYS})`),
];
const LONG = 14;

/** A name and a word in YAML, JSON or a file of variables. */
const NAMED_WORD = /(?<![\w-])([A-Za-z][\w-]{1,60})["']?\s{0,20}[:=]\s{0,20}["']?([A-Za-z0-9+/_-]{20,})/g;

/** Whether a text gives a random word a name that announces a secret. Other words may be said about one. */
const namesSecret = (text: string): boolean =>
  [...text.matchAll(NAMED_WORD)].some(
    ([, name = '', word = '']) => NAME.test(inSnakeCase(name)) && isRandom(word),
  );
const LONG_WITH_NAME = 24;

const inSnakeCase = (name: string): string => name.replace(/-|(?<=[a-z])(?=[A-Z])/g, '_');

/** Switches, small numbers and references say something about a secret without being one. */
export const HARMLESS_VALUE = '^(|true|false|yes|no|on|off|\\d{1,3}|(\\$\\([A-Za-z_]\\w*\\))+)$';
const HARMLESS = new RegExp(HARMLESS_VALUE, 'i');

/** Whether a variable looks like a secret: by its value, or by its name where the value may be one. */
export const looksSecret = (name: string, value: string): boolean =>
  VALUES.some((shape) => shape.test(value)) ||
  (NAME.test(name) && !HARMLESS.test(value)) ||
  (value.length >= LONG && LONG_VALUES.some((shape) => shape.test(value))) ||
  (value.length >= LONG_WITH_NAME && namesSecret(value));
