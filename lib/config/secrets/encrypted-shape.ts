import {
  checkRendered,
  isDataKey,
  isLabelKey,
  isLabelValue,
  looksSecret,
  type Path,
  record,
  Words,
} from '../../kernel';

/** Refuses what has another shape and never shows it, for it may be secret; returns whether nothing is wrong. */
export type Shape = (value: unknown, path: Path) => boolean;

/** Runs every check, so that each mistake is found. */
export const all = (...checks: readonly boolean[]): boolean => checks.every(Boolean);

/** The place of a key, unless it might be a value that somebody wrote in its stead. */
export const placeOf = (path: Path, key: string): Path => (isDataKey(key) ? path.at(key) : path.at('a key'));

export function refuse(path: Path, expected: string, got: string, fix: string): false {
  path.refuse(expected, new Words(got), fix);
  return false;
}

/** How something is called that is not shown. */
export function kindOfValue(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a map' : `a ${typeof value}`;
}

export const isMap = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Exactly these fields, and those of them that must be there. */
export const fields =
  (shapes: Readonly<Record<string, Shape>>, required: readonly string[] = []): Shape =>
  (value, path) => {
    if (!isMap(value)) return refuse(path, 'a map', kindOfValue(value), 'write its fields below it');
    const given = Object.entries(record(value)).map(([key, inner]) => {
      const shape = Object.hasOwn(shapes, key) ? shapes[key] : undefined;
      return shape === undefined ? unknownField(shapes, fieldOf(path, key)) : shape(inner, path.at(key));
    });
    const missing = required
      .filter((key) => !Object.hasOwn(record(value), key))
      .map((key) => refuse(path.at(key), 'a value', 'nothing', 'add it'));
    return all(...given, ...missing);
  };

/** A name without digits, as Kubernetes has them; anything else might be a value at a wrong place. */
const fieldOf = (path: Path, key: string): Path =>
  /^[a-z][A-Za-z_]{0,40}$/.test(key) ? placeOf(path, key) : path.at('a field');

const unknownField = (shapes: Readonly<Record<string, Shape>>, path: Path): false =>
  refuse(path, `one of ${Object.keys(shapes).join(', ')}`, 'another field', 'remove it, or correct its name');

/** A list of one shape. */
export const listOf =
  (shape: Shape): Shape =>
  (value, path) => {
    if (!Array.isArray(value)) return refuse(path, 'a list', kindOfValue(value), "begin each item with '-'");
    return all(...value.map((item, index) => shape(item, path.at(index))));
  };

/** A text that anybody may read. */
export const clearText: Shape = (value, path) => {
  if (typeof value !== 'string') return refuse(path, 'a text', kindOfValue(value), 'quote it');
  if (!looksSecret('', value)) return true;
  return refuse(path, 'a text that anybody may read', 'what looks like a secret', 'move it below stringData');
};

export const oneText =
  (wanted: string): Shape =>
  (value, path) =>
    value === wanted || refuse(path, wanted, 'something else', `write ${wanted}`);

export const flag: Shape = (value, path) =>
  typeof value === 'boolean' || refuse(path, 'true or false', kindOfValue(value), 'write one of the two');

/** What `kubectl create --dry-run` leaves behind. */
export const nothing: Shape = (value, path) =>
  value === null || refuse(path, 'nothing', kindOfValue(value), 'remove it');

export const labels: Shape = (value, path) => named(value, label, path);

export const annotations: Shape = (value, path) => named(value, annotation, path);

function named(value: unknown, shape: (key: string) => Shape, path: Path): boolean {
  if (!isMap(value)) return refuse(path, 'a map', kindOfValue(value), 'write keys and their texts below it');
  const fix = "write it as 'team' or 'example.com/team'";
  return all(
    ...Object.entries(record(value)).map(([key, text]) =>
      isLabelKey(key) && !looksSecret('', key)
        ? checkRendered(key, path) && shape(key)(text, path.at(key))
        : refuse(path, 'keys of labels or annotations', 'something else', fix),
    ),
  );
}

/** kubectl copies whole Secrets into it, values included. */
const APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

const label =
  (key: string): Shape =>
  (value, path) =>
    annotation(key)(value, path) &&
    (isLabelValue(String(value)) ||
      refuse(path, 'the value of a label', 'something else', 'put other values into an annotation'));

const annotation =
  (key: string): Shape =>
  (value, path) => {
    if (key === APPLIED)
      return refuse(
        path,
        'no copy of the object',
        'one of kubectl',
        'remove it, for it may hold every value',
      );
    if (typeof value !== 'string') return refuse(path, 'a text', kindOfValue(value), 'quote it');
    const name = key.slice(key.indexOf('/') + 1).replaceAll(/[-.]/g, '_');
    if (!looksSecret(name, value)) return true;
    return refuse(
      path,
      'a text that anybody may read',
      'what looks like a secret',
      'move it below stringData',
    );
  };
