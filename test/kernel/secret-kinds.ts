import { createHash } from 'node:crypto';

/** A secret as a user may write it, and the parts of it that nobody may read. */
export interface Seed {
  readonly kind: string;
  readonly text: string;
  readonly drawn: readonly string[];
}

/** One that nothing but its name, or chance, gives away. */
export interface NamedSeed extends Seed {
  readonly name: string;
}

const DIGITS = '0123456789';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const UPPER = LOWER.toUpperCase();
const ALPHABETS = {
  digits: DIGITS,
  hex: `${DIGITS}abcdef`,
  capitals: UPPER + DIGITS,
  word: UPPER + LOWER + DIGITS,
  url: `${UPPER}${LOWER}${DIGITS}-_`,
  base64: `${UPPER}${LOWER}${DIGITS}+/`,
} as const;

/** Draws the same for the same kind each time. */
class Lot {
  readonly drawn: string[] = [];
  private count = 0;

  constructor(private readonly kind: string) {}

  private draw(alphabet: string, length: number): string {
    const characters = Array.from({ length }, () => alphabet.charAt(this.next() % alphabet.length));
    const text = characters.join('');
    this.drawn.push(text);
    return text;
  }

  private next(): number {
    return createHash('sha256')
      .update(`${this.kind} ${this.count++}`)
      .digest()
      .readUInt32BE();
  }

  digits = (length: number) => this.draw(ALPHABETS.digits, length);
  hex = (length: number) => this.draw(ALPHABETS.hex, length);
  capitals = (length: number) => this.draw(ALPHABETS.capitals, length);
  word = (length: number) => this.draw(ALPHABETS.word, length);
  url = (length: number) => this.draw(ALPHABETS.url, length);
  base64 = (length: number) => this.draw(ALPHABETS.base64, length);
  uuid = () => [8, 4, 4, 4, 12].map((length) => this.hex(length)).join('-');
  lines = (count: number) => Array.from({ length: count }, () => this.base64(64)).join('\n');
}

type Write = (lot: Lot) => string;

const pem = (label: string): Write => {
  const line = (edge: string) => `-----${edge} ${label}-----`;
  return (lot) => `${line('BEGIN')}\n${lot.lines(3)}\n${line('END')}\n`;
};
const json = (value: unknown) => JSON.stringify(value);
const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Known wherever they stand, by what begins them or by their form. */
const BY_FORM: Readonly<Record<string, Write>> = {
  'AWS access key id': (lot) => `AKIA${lot.capitals(16)}`,
  'AWS session key id': (lot) => `ASIA${lot.capitals(16)}`,
  'AWS credentials file': (lot) => `[default]\naws_secret_access_key = ${lot.word(40)}\n`,
  'GitHub classic token': (lot) => `ghp_${lot.word(36)}`,
  'GitHub fine-grained token': (lot) => `github_pat_${lot.word(22)}_${lot.word(59)}`,
  'GitHub OAuth token': (lot) => `gho_${lot.word(36)}`,
  'GitLab personal token': (lot) => `glpat-${lot.url(20)}`,
  'GitLab runner token': (lot) => `glrt-${lot.url(20)}`,
  'Slack bot token': (lot) => `xoxb-${lot.digits(12)}-${lot.digits(12)}-${lot.word(24)}`,
  'Slack app token': (lot) => `xapp-1-${lot.capitals(11)}-${lot.digits(13)}-${lot.hex(64)}`,
  'Slack webhook': (lot) =>
    `https://hooks.slack.com/services/T${lot.capitals(8)}/B${lot.capitals(8)}/${lot.word(24)}`,
  'Stripe live key': (lot) => `sk_live_${lot.word(24)}`,
  'Stripe restricted key': (lot) => `rk_live_${lot.word(24)}`,
  'Stripe webhook secret': (lot) => `whsec_${lot.word(32)}`,
  'OpenAI project key': (lot) => `sk-proj-${lot.url(48)}`,
  'OpenAI key': (lot) => `sk-${lot.word(48)}`,
  'Anthropic key': (lot) => `sk-ant-api03-${lot.url(93)}AA`,
  'Hugging Face token': (lot) => `hf_${lot.word(34)}`,
  'npm token': (lot) => `npm_${lot.word(36)}`,
  'PyPI token': (lot) => `pypi-Ag${lot.url(80)}`,
  'RubyGems key': (lot) => `rubygems_${lot.hex(48)}`,
  'Docker Hub token': (lot) => `dckr_pat_${lot.url(27)}`,
  'SendGrid key': (lot) => `SG.${lot.url(22)}.${lot.url(43)}`,
  'Twilio API key': (lot) => `SK${lot.hex(32)}`,
  'Mailgun key': (lot) => `key-${lot.hex(32)}`,
  'Mailgun domain key': (lot) => `${lot.hex(32)}-${lot.hex(8)}-${lot.hex(8)}`,
  'Mailchimp key': (lot) => `${lot.hex(32)}-us12`,
  'Heroku key': (lot) => `HRKU-AA${lot.url(58)}`,
  'New Relic user key': (lot) => `NRAK-${lot.capitals(27)}`,
  'New Relic license key': (lot) => `${lot.hex(36)}NRAL`,
  'DigitalOcean token': (lot) => `dop_v1_${lot.hex(64)}`,
  'Shopify token': (lot) => `shpat_${lot.hex(32)}`,
  'Square OAuth secret': (lot) => `sq0csp-${lot.url(43)}`,
  'Square access token': (lot) => `EAAA${lot.url(60)}`,
  'Google API key': (lot) => `AIza${lot.url(35)}`,
  'Google OAuth client secret': (lot) => `GOCSPX-${lot.url(28)}`,
  'Google access token': (lot) => `ya29.${lot.url(80)}`,
  'Google service account': (lot) => json({ type: 'service_account', private_key: pem('PRIVATE KEY')(lot) }),
  'Azure storage connection': (lot) => `DefaultEndpointsProtocol=https;AccountKey=${lot.base64(86)}==`,
  'Azure client secret': (lot) => `${lot.word(3)}8Q~${lot.word(34)}`,
  'Azure signed URL': (lot) => `https://a.blob.core.windows.net/b?sv=2022-11-02&sig=${lot.word(43)}%3D`,
  'Firebase server key': (lot) => `AAAA${lot.url(7)}:${lot.url(140)}`,
  'Vault token': (lot) => `hvs.${lot.url(90)}`,
  'Terraform Cloud token': (lot) => `${lot.word(14)}.atlasv1.${lot.word(67)}`,
  'age key': (lot) => `AGE-SECRET-KEY-1${lot.capitals(58)}`,
  'Doppler token': (lot) => `dp.pt.${lot.word(43)}`,
  'Linear key': (lot) => `lin_api_${lot.word(40)}`,
  'Notion token': (lot) => `secret_${lot.word(43)}`,
  'Sentry organization token': (lot) => `sntrys_${lot.word(100)}`,
  'Sentry user token': (lot) => `sntryu_${lot.hex(64)}`,
  'Atlassian token': (lot) => `ATATT3xFfGF0${lot.url(170)}`,
  'PlanetScale token': (lot) => `pscale_tkn_${lot.url(43)}`,
  'Telegram bot token': (lot) => `${lot.digits(10)}:AA${lot.url(33)}`,
  'Discord bot token': (lot) => `M${lot.word(23)}.${lot.url(6)}.${lot.url(38)}`,
  'Discord webhook': (lot) => `https://discord.com/api/webhooks/${lot.digits(18)}/${lot.url(68)}`,
  'Facebook token': (lot) => `EAA${lot.word(120)}`,
  'Mapbox secret token': (lot) => `sk.eyJ${lot.word(60)}.${lot.url(22)}`,
  'JSON Web Token': (lot) => `eyJ${lot.url(33)}.eyJ${lot.url(60)}.${lot.url(43)}`,
  'RSA key': pem('RSA PRIVATE KEY'),
  'EC key': pem('EC PRIVATE KEY'),
  'SSH key': pem('OPENSSH PRIVATE KEY'),
  'PKCS 8 key': pem('PRIVATE KEY'),
  'PGP key': pem('PGP PRIVATE KEY BLOCK'),
  'URL of PostgreSQL': (lot) => `postgres://app:${lot.word(24)}@db.example.com/orders`,
  'URL of Redis': (lot) => `redis://:${lot.word(24)}@redis.example.com:6379/0`,
  'URL of RabbitMQ': (lot) => `amqps://app:${lot.word(24)}@mq.example.com/orders`,
  'URL of a site': (lot) => `https://app:${lot.word(24)}@example.com/`,
  'Basic header': (lot) => `Basic ${lot.word(40)}`,
  'Bearer header': (lot) => `Bearer ${lot.word(40)}`,
  'libpq connection': (lot) => `host=db user=app password=${lot.word(24)} sslmode=require`,
  'kubeconfig token': (lot) => `users:\n- user:\n    token: ${lot.word(64)}\n`,
  '.netrc line': (lot) => `machine example.com login app password ${lot.word(24)}`,
  'htpasswd line': (lot) => `admin:$2y$05$${lot.word(53)}`,
  'htpasswd line of MD5': (lot) => `admin:$apr1$${lot.word(8)}$${lot.word(22)}`,
  'session cookie': (lot) => `Cookie: _orders_session=${lot.word(80)}`,
};

/** Nothing about these is known but that they were drawn by lot: 40 hex digits alone may be a commit. */
const BY_CHANCE: Readonly<Record<string, readonly [name: string, write: Write]>> = {
  'AWS secret access key': ['AWS_SECRET_ACCESS_KEY', (lot) => lot.base64(40)],
  'Rails secret': ['SECRET_KEY_BASE', (lot) => lot.hex(128)],
  'Rails master key': ['RAILS_MASTER_KEY', (lot) => lot.hex(32)],
  'Active Record primary key': ['ACTIVE_RECORD_ENCRYPTION_PRIMARY_KEY', (lot) => lot.word(32)],
  'Active Record deterministic key': ['ACTIVE_RECORD_ENCRYPTION_DETERMINISTIC_KEY', (lot) => lot.word(32)],
  'Active Record salt': ['ACTIVE_RECORD_ENCRYPTION_KEY_DERIVATION_SALT', (lot) => lot.word(32)],
  'Devise pepper': ['DEVISE_PEPPER', (lot) => lot.hex(128)],
  'Datadog key': ['DD_API_KEY', (lot) => lot.hex(32)],
  'Twilio auth token': ['TWILIO_AUTH_TOKEN', (lot) => lot.hex(32)],
  'Algolia admin key': ['ALGOLIA_ADMIN_API_KEY', (lot) => lot.hex(32)],
  'Cloudflare token': ['CLOUDFLARE_API_TOKEN', (lot) => lot.url(40)],
  'VAPID private key': ['VAPID_PRIVATE_KEY', (lot) => `${lot.url(43)}=`],
  'encryption key': ['LOCKBOX_ENCRYPTION_KEY', (lot) => lot.hex(64)],
  'encryption key in base64': ['VAULT_ENCRYPTION_KEY', (lot) => `${lot.base64(43)}=`],
};

/** These could be anything: a name has to announce them. */
const BY_NAME: Readonly<Record<string, readonly [name: string, write: Write]>> = {
  'Postmark token': ['POSTMARK_API_TOKEN', (lot) => lot.uuid()],
  'Heroku key of old': ['HEROKU_API_KEY', (lot) => lot.uuid()],
  'New Relic license of old': ['NEW_RELIC_LICENSE_KEY', (lot) => lot.hex(40)],
  'SMTP password': ['SMTP_PASSWORD', (lot) => lot.word(16)],
  'PIN of an HSM': ['HSM_PASSWORD', (lot) => lot.digits(16)],
};

function seeded(kind: string, write: Write): Seed {
  const lot = new Lot(kind);
  return { kind, text: write(lot), drawn: lot.drawn };
}

const named = (kinds: typeof BY_NAME): readonly NamedSeed[] =>
  Object.entries(kinds).map(([kind, [name, write]]) => ({ ...seeded(kind, write), name }));

export const KNOWN_ANYWHERE: readonly Seed[] = [
  ...Object.entries(BY_FORM).map(([kind, write]) => seeded(kind, write)),
  seeded('private key in base64', (lot) => {
    const text = base64(pem('RSA PRIVATE KEY')(lot));
    lot.drawn.push(text.slice(40));
    return text;
  }),
];
export const KNOWN_BY_CHANCE = named(BY_CHANCE);
export const KNOWN_BY_NAME = [...KNOWN_BY_CHANCE, ...named(BY_NAME)];

const WINDOW = 12;

/** Whether any 12 characters of what was drawn stand in a text, in whatever case. */
export function isIn(text: string, { drawn }: Seed): boolean {
  const all = text.toLowerCase();
  return drawn.some((part) =>
    Array.from({ length: part.length - WINDOW + 1 }, (_, at) => part.slice(at, at + WINDOW)).some((window) =>
      all.includes(window.toLowerCase()),
    ),
  );
}
