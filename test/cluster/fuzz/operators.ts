/** What a value is turned into; undefined takes it away. */
export type Operator = readonly [name: string, value: unknown];

const BOUNDARIES = [-1, 0, 1, 1.5, 65_535, 65_536, 2 ** 31 - 1, 2 ** 31];

/** Words that some field or other takes, and hardly the one where they land. */
const WORDS = ['Always', 'Never', 'Recreate', 'TCP', 'Exists', 'ClusterIP', 'Exact', 'Cluster', 'Immutable'];

/** Texts that look like a number, a share, an amount or a path. */
const TEXTS = ['-1', '0', '1.5', '0%', '101%', '-5%', '1Gi', '-1Gi', '1e3', '65536', 'a b', 'a_b', '/', '..'];

/** Everything that may become of a value, of whatever type it is. */
export function operatorsFor(value: unknown): readonly Operator[] {
  return [['drop', undefined], ['null', null], ...ofType(value)];
}

function ofType(value: unknown): readonly Operator[] {
  if (typeof value === 'number') return [...numbers(), ['to text', String(value)], ['to a list', [value]]];
  if (typeof value === 'boolean')
    return [
      ['to text', String(value)],
      ['negate', !value],
      ['to number', 1],
    ];
  if (typeof value === 'string') return [...texts(value), ['to number', 1], ['to map', { name: value }]];
  if (Array.isArray(value)) return lists(value);
  return maps(value as Readonly<Record<string, unknown>>); // what is left of JSON, for nothing in dist is null
}

const numbers = (): readonly Operator[] => BOUNDARIES.map((number) => [`boundary ${number}`, number]);

const texts = (value: string): readonly Operator[] => [
  ['empty', ''],
  ['long', 'long-'.repeat(60).slice(0, -1)],
  ['upper case', value.toUpperCase()],
  ...WORDS.map((word): Operator => [`word ${word}`, word]),
  ...TEXTS.map((text): Operator => [`text ${text}`, text]),
];

const lists = (value: readonly unknown[]): readonly Operator[] => [
  ['empty', []],
  ['duplicate', [...value, value[0]]],
  ['to its first', value[0]],
  ['to text', 'text'],
];

function maps(value: Readonly<Record<string, unknown>>): readonly Operator[] {
  const misspelt = Object.keys(value).map((key): Operator => {
    const { [key]: moved, ...rest } = value;
    return [`misspell ${key}`, { ...rest, [misspell(key)]: moved }];
  });
  const added = Object.keys(value).map(
    (key): Operator => [`add near ${key}`, { ...value, [misspell(key)]: value[key] }],
  );
  return [['empty', {}], ['to a list', [value]], ['to text', 'text'], ...misspelt, ...added];
}

const misspell = (key: string): string => `${key.slice(0, -1)}${key.at(-1) === 'x' ? 'y' : 'x'}`;
