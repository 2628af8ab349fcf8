import { record } from '../../kernel';
import { all, clearText, fields, kindOfValue, listOf, placeOf, refuse, type Shape } from './encrypted-shape';

type Shapes = Readonly<Record<string, Shape>>;

/** The key of a file, encrypted for one recipient: age and PGP write a text, Vault its own form, others base64. */
const WRAPPED =
  /^(-----BEGIN (AGE ENCRYPTED FILE|PGP MESSAGE)-----\n[\s\S]+|vault:v\d+:\S{32,}|[\w+/=-]{32,})$/;

const wrapped: Shape = (value, path) =>
  (typeof value === 'string' && WRAPPED.test(value)) ||
  refuse(path, 'the encrypted key of the file', kindOfValue(value), 'let SOPS write this part');

/** https://docs.aws.amazon.com/kms/latest/developerguide/encrypt_context.html */
const context: Shape = (value, path) =>
  all(...Object.entries(record(value)).map(([key, text]) => clearText(text, placeOf(path, key))));

const made = { created_at: clearText, enc: wrapped };
const kms = { arn: clearText, role: clearText, aws_profile: clearText, ...made };

const RECIPIENTS: Readonly<Record<string, Shapes>> = {
  age: { recipient: clearText, enc: wrapped },
  kms,
  gcp_kms: { resource_id: clearText, ...made },
  azure_kv: { vault_url: clearText, name: clearText, version: clearText, ...made },
  hc_vault: { vault_address: clearText, engine_path: clearText, key_name: clearText, ...made },
  pgp: { fp: clearText, ...made },
};

const lists = (recipients: typeof RECIPIENTS): Shapes =>
  Object.fromEntries(
    Object.entries(recipients).map(([kind, shapes]) => [kind, listOf(fields(shapes, ['enc']))]),
  );

/** Recipients of which the definition of SopsSecret knows every field; the API server drops others. */
export const RECIPIENTS_OF_OPERATOR: Shapes = lists(RECIPIENTS);

/** Recipients that the sops binary knows: https://github.com/getsops/sops/blob/main/stores/stores.go */
export const RECIPIENTS_OF_SOPS: Shapes = lists({
  ...RECIPIENTS,
  kms: { ...kms, context },
  hckms: { key_id: clearText, ...made },
});
