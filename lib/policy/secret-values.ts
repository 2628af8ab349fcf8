import { type Json, kindOf, looksSecret, type Manifest, record, text } from '../kernel';
import { secretWords } from './secret-words';

/** Where in an object something stands that looks like a secret; never what it is. */
export interface SecretPlace {
  readonly field: string;
  readonly fix: string;
}

const KEY = 'name the key of a Secret that is made outside of dist';
const WORD = 'name the key of a Secret as a variable, and write $(VARIABLE) here';

/**
 * Every value in an object that looks like a secret: by its shape wherever it stands; by its name where it has
 * one, as variables, headers, entries of a ConfigMap and options of a command do. What a Secret holds is one.
 */
export function secretsIn(object: Manifest): readonly SecretPlace[] {
  const kind = kindOf(object);
  if (kind !== 'Secret') return walk(object, '', kind === 'ConfigMap');
  const { data, stringData, ...rest } = object;
  const held = Object.entries({ data, stringData }).flatMap(([field, values]) =>
    Object.keys(record(values)).map((name) => ({ field: `${field}.${name}`, fix: KEY })),
  );
  return [...held, ...walk(rest, '', false)];
}

function walk(value: Json, at: string, isConfigMap: boolean): readonly SecretPlace[] {
  return Object.entries(value).flatMap(([key, inner]) => {
    const field = at === '' ? key : `${at}.${key}`;
    if (hasSecretShape(key))
      return [{ field: at === '' ? 'a key' : at, fix: 'name the key otherwise, never by a value' }];
    if (isConfigMap && key === 'data') return entries(record(inner), field);
    if (isConfigMap && key === 'binaryData') return entries(decoded(record(inner)), field);
    if ((key === 'command' || key === 'args') && isWords(inner)) return words(inner, field);
    return inside(inner, field);
  });
}

function inside(value: unknown, field: string): readonly SecretPlace[] {
  if (typeof value === 'string') return place(value, field);
  if (!Array.isArray(value)) return walk(record(value), field, false);
  return value.flatMap((item, index) => {
    const { name, value: named, ...rest } = record(item);
    const at = `${field}.${typeof name === 'string' ? name : index}`;
    if (typeof name !== 'string' || typeof named !== 'string') return inside(item, at);
    return [...(field.endsWith('.env') ? entry : header)(name, named, at), ...walk(rest, at, false)];
  });
}

const place = (value: string, field: string): readonly SecretPlace[] =>
  hasSecretShape(value) ? [{ field, fix: KEY }] : [];

/** Nearly all texts stand in every chart, and to ask of each of them again is what this check would cost. */
const harmless = new Set<string>();
const REMEMBERED = 20_000;

function hasSecretShape(text: string): boolean {
  if (harmless.has(text)) return false;
  if (looksSecret('', text)) return true;
  if (harmless.size < REMEMBERED) harmless.add(text);
  return false;
}

/** A variable, or an entry of a ConfigMap; `announced` is the name as those of variables are written. */
const entry = (name: string, value: string, field: string, announced = name): readonly SecretPlace[] =>
  hasSecretShape(name)
    ? [{ field, fix: 'name it otherwise, never by a value' }]
    : looksSecret(announced, value)
      ? [{ field, fix: KEY }]
      : [];

/** https://www.rfc-editor.org/rfc/rfc9110#name-authorization, and the cookie of a session */
const CREDENTIALS = /^(proxy-)?authorization$|^cookie$/i;

const header = (name: string, value: string, field: string): readonly SecretPlace[] =>
  CREDENTIALS.test(name) && value !== ''
    ? [{ field, fix: KEY }]
    : entry(name, value, field, name.replaceAll('-', '_'));

const entries = (data: Json, field: string): readonly SecretPlace[] =>
  Object.entries(data).flatMap(([name, value]) => entry(name, text(value) ?? '', `${field}.${name}`));

const decoded = (data: Json): Json =>
  Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, Buffer.from(text(value) ?? '', 'base64').toString()]),
  );

/** A custom resource may say something else by the same name. */
const isWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((word) => typeof word === 'string');

const words = (all: readonly string[], field: string): readonly SecretPlace[] =>
  secretWords(all).map((index) => ({ field: `${field}.${index}`, fix: WORD }));
