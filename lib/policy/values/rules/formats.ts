import { isIP } from 'node:net';
import {
  CRON_FIELDS,
  checkCidr,
  checkTimeZone,
  inspect,
  isCronField,
  isDnsLabel,
  type Path,
} from '../../../kernel';
import { remembered } from '../remembered';
import { textIfAny, textThat } from './texts';

const MACROS =
  /^@(yearly|annually|monthly|weekly|daily|midnight|hourly|every (\d+(\.\d+)?(ns|us|ms|s|m|h))+)$/;

const isSchedule = (text: string): boolean => {
  if (MACROS.test(text)) return true;
  const fields = text.trim().split(/\s+/);
  return (
    fields.length === CRON_FIELDS.length &&
    CRON_FIELDS.every((field, index) => isCronField(fields[index] ?? '', field))
  );
};

/** https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax */
export const schedule = textThat(
  isSchedule,
  'five fields or a macro: minute, hour, day of month, month, day of week',
  "write it as '*/15 * * * *'; a time zone goes into timeZone, Sunday is 0",
);

const passes = (check: (path: Path) => void): boolean => inspect('', check).findings.length === 0;

export const timeZone = textThat(
  (text) => passes((path) => checkTimeZone(text, path)),
  'a zone of the tz database',
  "write it as 'Asia/Tokyo' or 'Etc/UTC'",
);

export const isCidr = remembered((text) => passes((path) => checkCidr(text, path)));

export const cidr = textThat(
  isCidr,
  'a range of addresses that starts at its first',
  "write it as '10.0.0.0/8' or 'fd00::/8'",
);

const isAddress = (text: string): boolean => isIP(text) !== 0 && !text.includes('%');

export const address = textThat(isAddress, 'an address', "write it as '10.0.0.1' or 'fd00::1'");

const NAME = [
  "a name of lower-case letters, digits and single '-', a letter among them, 15 characters at most",
  'name the port as the container does, or use its number',
] as const;

/** An IANA service name. */
const isPortName = (text: string): boolean =>
  isDnsLabel(text) && /^(?=.{1,15}$)(?=.*[a-z])(?!.*--)/.test(text);

export const portName = textThat(isPortName, ...NAME);

export const portNameIfAny = textIfAny(isPortName, ...NAME);

export const header = textThat(
  (text) => /^[-A-Za-z0-9]+$/.test(text),
  "a header of letters, digits and '-'",
  "write it as 'X-Forwarded-Proto'",
);

/** Printable, without '='; shells read less. https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/ */
export const variable = textIfAny(
  (text) => /^[ -<>-~]+$/.test(text),
  "a name of printable ASCII without '='",
  "write it as 'LOG_LEVEL'",
);

/** Of a ConfigMap or a Secret. */
export const dataKey = textIfAny(
  (text) => /^(?!\.$|\.\.)[-._A-Za-z0-9]{1,253}$/.test(text),
  "a key of letters, digits, '-', '_' and '.'",
  'write the key as the object has it',
);

/** The node could never pull it. */
export const image = textIfAny(
  (text) => !/\s/.test(text),
  'an image without blanks',
  'write it as registry/name:tag',
);

export const filled = textThat((text) => text !== '', 'a text that is not empty', 'write it');

const FIELDS =
  /^(metadata\.(name|namespace|uid)|spec\.(nodeName|serviceAccountName)|status\.(hostIPs?|podIPs?)|metadata\.(labels|annotations)\['[^']+'\])$/;

export const fieldOfPod = textThat(
  (text) => FIELDS.test(text),
  'a field of the pod that a variable can have',
  "write it as 'metadata.name', 'status.podIP' or metadata.labels['app']",
);

const FILES = /^metadata\.(name|namespace|uid|labels|annotations|(labels|annotations)\['[^']+'\])$/;

export const fieldInFile = textThat(
  (text) => FILES.test(text),
  'a field of the pod that a file can have',
  "write it as 'metadata.labels' or 'metadata.name'",
);

export const resourceOfContainer = textThat(
  (text) => /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.+)$/.test(text),
  'a resource of the container',
  "write it as 'limits.memory' or 'requests.cpu'",
);
