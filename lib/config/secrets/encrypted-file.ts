import { field, isDnsSubdomain, type Json, list, type Path, record, textAt } from '../../kernel';
import { checkComments } from './encrypted-comments';
import { checkIsWhole } from './encrypted-damage';
import {
  checkKeysOnce,
  checkSecretsOnce,
  type EncryptedSecret,
  encryptedMap,
  secretIn,
} from './encrypted-data';
import { checkNamesReadable } from './encrypted-names';
import {
  all,
  annotations,
  clearText,
  fields,
  flag,
  kindOfValue,
  labels,
  listOf,
  nothing,
  oneText,
  refuse,
  type Shape,
} from './encrypted-shape';
import { readEncryptedYaml } from './encrypted-yaml';
import { sopsMetadata } from './sops-metadata';

/** A file of which every value is encrypted, and everything else is known. */
export interface EncryptedDocument {
  /** What it is for: the sops-secrets-operator, or whoever decrypts it before it is applied. */
  readonly kind: 'SopsSecret' | 'Secret';
  readonly name: string;
  readonly namespace: string | undefined;
  readonly annotations: Json;
  /** By name. */
  readonly secrets: ReadonlyMap<string, EncryptedSecret>;
  /** All of it, as plain JSON. */
  readonly content: Json;
}

/**
 * Reads a file that SOPS encrypted, a SopsSecret or a Secret, without its key. Undefined, with a finding for each
 * mistake and never a value in one, where anything is readable that should be encrypted, or the other way round.
 */
export function judgeEncryptedFile(text: string, path: Path): EncryptedDocument | undefined {
  const read = checkIsWhole(text, path) ? readEncryptedYaml(text, path) : undefined;
  if (read === undefined) return undefined;
  const { content, comments } = read;
  if (!checkIsEncrypted(content, path) || !checkNamesReadable(content, path)) return undefined;
  const shape = shapeOf(content, path);
  const isRight = all(shape?.(content, path) ?? false, checkComments(comments, path));
  return isRight ? documentOf(record(content)) : undefined;
}

function checkIsEncrypted(content: unknown, path: Path): boolean {
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    return refuse(path, 'a SopsSecret or a Secret', kindOfValue(content), 'see lib/config/README.md');
  if (Object.hasOwn(content, 'sops')) return true;
  const fix = 'encrypt it with sops encrypt --in-place, and change its values too if it was committed';
  return refuse(path, 'a file that SOPS encrypted', 'a plain one', fix);
}

const name: Shape = (value, path) =>
  (clearText(value, path) && isDnsSubdomain(String(value))) ||
  (typeof value === 'string' &&
    refuse(path, 'the name of an object', 'something else', "write lower-case letters, digits, '-' and '.'"));

const METADATA = { name, namespace: name, labels, annotations, creationTimestamp: nothing };
const VALUES = { type: clearText, stringData: encryptedMap, data: encryptedMap };

const template: Shape = (value, path) =>
  all(fields({ name, labels, annotations, ...VALUES }, ['name'])(value, path), checkKeysOnce(value, path));

const templates: Shape = (value, path) => {
  if (Array.isArray(value) && value.length === 0)
    return refuse(path, 'a Secret at least', 'none', 'add one, or remove the file');
  return all(listOf(template)(value, path), checkSecretsOnce(value, path));
};

const OPERATOR = 'isindir.github.com/v1alpha3';

const sopsSecret = fields(
  {
    apiVersion: oneText(OPERATOR),
    kind: oneText('SopsSecret'),
    metadata: fields(METADATA, ['name']),
    spec: fields({ secretTemplates: templates, suspend: flag, enforceOwnership: flag }, ['secretTemplates']),
    status: fields({ message: clearText }),
    sops: sopsMetadata(true),
  },
  ['apiVersion', 'metadata', 'spec'],
);

const secretFields = fields(
  {
    apiVersion: oneText('v1'),
    kind: oneText('Secret'),
    metadata: fields(METADATA, ['name']),
    ...VALUES,
    sops: sopsMetadata(false),
  },
  ['apiVersion', 'metadata'],
);

const secret: Shape = (value, path) => all(secretFields(value, path), checkKeysOnce(value, path));

function shapeOf(content: unknown, path: Path): Shape | undefined {
  const kind = field(content, 'kind');
  if (kind === 'SopsSecret') return sopsSecret;
  if (kind === 'Secret') return secret;
  refuse(path.at('kind'), 'SopsSecret or Secret', 'another kind', 'see lib/config/README.md for both');
  return undefined;
}

function documentOf(content: Json): EncryptedDocument {
  const kind = content.kind === 'SopsSecret' ? 'SopsSecret' : 'Secret';
  const own = textAt(content, 'metadata', 'name') ?? '';
  const secrets =
    kind === 'Secret'
      ? [[own, secretIn(content)] as const]
      : list(field(content, 'spec', 'secretTemplates')).map(
          (each) => [textAt(each, 'name') ?? '', secretIn(each)] as const,
        );
  return {
    kind,
    name: own,
    namespace: textAt(content, 'metadata', 'namespace'),
    annotations: record(field(content, 'metadata', 'annotations')),
    secrets: new Map(secrets),
    content,
  };
}
