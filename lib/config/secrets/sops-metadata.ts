import { list, type Path, record } from '../../kernel';
import { clearText, fields, flag, kindOfValue, listOf, refuse, type Shape } from './encrypted-shape';
import { ENCRYPTED_REGEX, typeOfEncrypted } from './encrypted-value';
import { RECIPIENTS_OF_OPERATOR, RECIPIENTS_OF_SOPS } from './sops-recipients';

const mac: Shape = (value, path) =>
  typeOfEncrypted(value) === 'str' ||
  refuse(path, 'the checksum that SOPS writes', kindOfValue(value), 'let SOPS write this part');

const ANY = { lastmodified: clearText, mac, version: clearText, mac_only_encrypted: flag };
const ALWAYS = ['mac', 'lastmodified', 'version'];

const REGEXES = new Set([
  ENCRYPTED_REGEX,
  '^(stringData|data)$',
  '^data$|^stringData$',
  '^stringData$|^data$',
  '^(stringData)$',
  '^stringData$',
  '^(data)$',
  '^data$',
]);

/**
 * The operator decrypts whatever the rule names in the object as it is in the cluster, where more fields stand
 * than in the file: a wider rule would meet texts that nobody encrypted.
 */
const regex: Shape = (value, path) => {
  if (typeof value === 'string' && REGEXES.has(value)) return true;
  const fix = 'set encrypted_regex in .sops.yaml, then decrypt the file and encrypt it again';
  return refuse(path, ENCRYPTED_REGEX, 'another rule', fix);
};

const forOperator = fields({ ...RECIPIENTS_OF_OPERATOR, ...ANY, encrypted_regex: regex }, [
  ...ALWAYS,
  'encrypted_regex',
]);

const count: Shape = (value, path) =>
  Number.isInteger(value) || refuse(path, 'a number', kindOfValue(value), 'let SOPS write this part');

const forSops = fields(
  {
    ...RECIPIENTS_OF_SOPS,
    ...ANY,
    key_groups: listOf(fields(RECIPIENTS_OF_SOPS)),
    shamir_threshold: count,
    encrypted_regex: clearText,
    unencrypted_regex: clearText,
    encrypted_suffix: clearText,
    unencrypted_suffix: clearText,
  },
  ALWAYS,
);

/** Judges what SOPS wrote about a file; for the operator it may only say what the definition of SopsSecret knows. */
export const sopsMetadata =
  (isForOperator: boolean): Shape =>
  (value, path) =>
    (isForOperator ? forOperator : forSops)(value, path) && hasRecipient(value, path);

function hasRecipient(value: unknown, path: Path): boolean {
  const groups = [value, ...list(record(value).key_groups)];
  const recipients = groups.flatMap((group) =>
    Object.keys(RECIPIENTS_OF_SOPS).flatMap((kind) => list(record(group)[kind])),
  );
  const fix = 'name an age, kms or gcp_kms key in .sops.yaml, and encrypt the file again';
  return recipients.length > 0 || refuse(path, 'somebody who can decrypt the file', 'nobody', fix);
}
