import { checkRendered, isDataKey, list, type Path, record, textAt } from '../../kernel';
import { all, isMap, kindOfValue, placeOf, refuse, type Shape } from './encrypted-shape';
import { typeOfEncrypted } from './encrypted-value';

/** Values by key, each encrypted, or '', which SOPS leaves as it is. */
export const encryptedMap: Shape = (value, path) => {
  if (!isMap(value))
    return refuse(path, 'keys with their values', kindOfValue(value), 'add them, or remove it');
  return all(...Object.entries(record(value)).map(([key, inner]) => encryptedEntry(key, inner, path)));
};

function encryptedEntry(key: string, value: unknown, path: Path): boolean {
  if (isDataKey(key)) return checkRendered(key, path) && encrypted(value, path.at(key));
  const fix = 'write the name of the key, never its value';
  return refuse(placeOf(path, key), "a key of letters, digits, '-', '_' and '.'", 'something else', fix);
}

/** SOPS works on no file of which a part is in clear. */
const RESTORE =
  "take the file's last encrypted version from Git (git restore) and set the key there with kube env set; change the value too if it was committed";

const encrypted: Shape = (value, path) => {
  const type = typeOfEncrypted(value);
  if (type === 'str' || value === '') return true;
  if (value === null) return refuse(path, 'a value that SOPS encrypted', 'nothing', "write a value, or ''");
  if (type === undefined) {
    return refuse(path, 'a value that SOPS encrypted', 'one that is not', RESTORE);
  }
  const fix = 'quote the value in sops edit, for Kubernetes takes texts only';
  return refuse(path, 'an encrypted text', `an encrypted ${type}`, fix);
};

/** Encrypted values of one Secret. */
export interface EncryptedSecret {
  readonly type?: string;
  /** By key. */
  readonly values: ReadonlyMap<string, string>;
}

/** The encrypted values of a template or a Secret that was found right. */
export function secretIn(template: unknown): EncryptedSecret {
  const { data, stringData } = record(template);
  const type = textAt(template, 'type');
  const values = [...Object.entries(record(data)), ...Object.entries(record(stringData))];
  return {
    values: new Map(values.map(([key, value]) => [key, String(value)])),
    ...(type !== undefined && { type }),
  };
}

/** Kubernetes would take one of the two: https://kubernetes.io/docs/concepts/configuration/secret/ */
export const checkKeysOnce = (template: unknown, path: Path): boolean => {
  const { data, stringData } = record(template);
  const twice = Object.keys(record(data)).filter((key) => Object.hasOwn(record(stringData), key));
  return all(
    ...twice.map((key) =>
      refuse(
        placeOf(path.at('data'), key),
        'each key once',
        'one in stringData too',
        'remove one of the two',
      ),
    ),
  );
};

/** Refuses a Secret that stands twice in a list of templates. */
export function checkSecretsOnce(templates: unknown, path: Path): boolean {
  const names = list(templates).map((template) => textAt(template, 'name'));
  return all(
    ...names.map(
      (name, index) =>
        names.indexOf(name) === index ||
        refuse(
          path.at(index).at('name'),
          'each Secret once',
          'one that stands above too',
          'put their keys together',
        ),
    ),
  );
}
