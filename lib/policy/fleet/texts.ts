/** What a text names that may belong to one environment. */
interface NamedInText {
  /** Hosts, in lower case. */
  readonly hosts: readonly string[];
  /** What somebody called something: ARNs, buckets, hosts that a cloud or a cluster made of a name. */
  readonly names: readonly string[];
  /** Numbers of AWS accounts, from ARNs. */
  readonly accounts: readonly string[];
}

export const NOTHING_NAMED: NamedInText = { hosts: [], names: [], accounts: [] };

const HOST = /(?<![\w.-])((?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*)(?![\w-])/gi;
const ARN = /\barn:aws[\w-]*:[\w-]*:[\w-]*:(\d{12})?:[^\s,"']+/g;
const BUCKET = /\b(?:s3|gs):\/\/([a-z0-9][\w.-]*)/g;

/** Hosts whose first labels are names that somebody gave: nothing is known of an environment by their ends. */
const MADE_OF_NAMES =
  /\.(amazonaws\.com|gserviceaccount\.com|windows\.net|azure\.com|svc|svc\.cluster\.local)$/;

/** Nearly all texts stand in every chart, so each is read once. */
const known = new Map<string, NamedInText>();
const REMEMBERED = 20_000;

/** The hosts, ARNs and buckets in a text, whatever else it is. */
export function namedIn(text: string): NamedInText {
  if (!text.includes('.') && !text.includes(':')) return NOTHING_NAMED;
  const before = known.get(text);
  if (before !== undefined) return before;
  const found = read(text);
  if (known.size < REMEMBERED) known.set(text, found);
  return found;
}

function read(text: string): NamedInText {
  const arns = [...text.matchAll(ARN)];
  const rest = text.replace(ARN, ' ');
  const buckets = [...rest.matchAll(BUCKET)].map(([, bucket = '']) => bucket);
  const hosts = [...rest.replace(BUCKET, ' ').matchAll(HOST)].map(([, host = '']) => host.toLowerCase());
  if (arns.length + buckets.length + hosts.length === 0) return NOTHING_NAMED;
  return {
    hosts: hosts.filter((host) => !MADE_OF_NAMES.test(host)),
    names: [...arns.map(([arn]) => arn), ...buckets, ...hosts.filter((host) => MADE_OF_NAMES.test(host))],
    accounts: arns.flatMap(([, account]) => account ?? []),
  };
}
