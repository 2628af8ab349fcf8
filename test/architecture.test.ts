import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ROOMS } from './rooms';

const LIB = join(__dirname, '../lib');
const README = readFileSync(join(LIB, 'README.md'), 'utf8');

const sources = readdirSync(LIB, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .sort();

const roomOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : 'index');

/** The files of lib that a file imports, from lib's top; those that it needs for types only are left out. */
function importsOf(file: string): string[] {
  const text = readFileSync(join(LIB, file), 'utf8');
  return [...text.matchAll(/^(?:import|export) (?!type)[^;]*?from '(\.[^']*)';/gms)]
    .map(([, path = '']) => relative(LIB, resolve(LIB, dirname(file), path)))
    .filter((path) => !path.startsWith('..'))
    .map((path) => (sources.includes(`${path}.ts`) ? `${path}.ts` : join(path, 'index.ts')));
}

const graph = new Map(sources.map((file) => [file, importsOf(file)]));

/** A way from a file back to itself, if there is one. */
/** Files from which no way leads back: each is looked at once. */
const clear = new Set<string>();

function cycleFrom(file: string, way: readonly string[] = []): readonly string[] | undefined {
  if (clear.has(file)) return undefined;
  if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
  for (const next of graph.get(file) ?? []) {
    const cycle = cycleFrom(next, [...way, file]);
    if (cycle !== undefined) return cycle;
  }
  clear.add(file);
  return undefined;
}

describe('the house', () => {
  test('has exactly the rooms of the table', () => {
    const rooms = readdirSync(LIB, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(rooms.map(({ name }) => name).sort()).toEqual(Object.keys(ROOMS).sort());
  });

  test('every room has a README that begins with its question', () => {
    const headings = Object.keys(ROOMS).map(
      (room) => readFileSync(join(LIB, room, 'README.md'), 'utf8').match(/^## .*/m)?.[0],
    );
    expect(new Set(headings)).toEqual(new Set(['## Question']));
  });

  test('the drawing in lib/README.md shows the arrows of the table', () => {
    const arrows = Object.entries(ROOMS).flatMap(([room, { uses }]) =>
      uses.map((used) => `  ${used} --> ${room}`),
    );
    expect(README).toContain(arrows.join('\n'));
  });
});

describe('a room', () => {
  test.each(Object.keys(ROOMS))('%s imports only the rooms that the table allows', (room) => {
    const used = sources.filter((file) => roomOf(file) === room).flatMap((file) => graph.get(file) ?? []);
    const others = new Set(used.map(roomOf).filter((other) => other !== room));
    const allowed: readonly string[] = ROOMS[room]?.uses ?? [];
    expect([...others].filter((other) => !allowed.includes(other))).toEqual([]);
  });

  test('is entered by its index', () => {
    const intruders = sources.flatMap((file) =>
      (graph.get(file) ?? [])
        .filter((used) => roomOf(used) !== roomOf(file) && !used.endsWith('/index.ts'))
        .map((used) => `${file} -> ${used}`),
    );
    expect(intruders).toEqual([]);
  });
});

describe('a file', () => {
  test('never imports itself, not even through others, except for types', () => {
    expect(sources.map((file) => cycleFrom(file)).filter((cycle) => cycle !== undefined)).toEqual([]);
  });

  test.each(sources)('%s stays under 150 lines', (file) => {
    expect(readFileSync(join(LIB, file), 'utf8').split('\n').length).toBeLessThanOrEqual(151);
  });

  test('declares no props interface of more than 20 properties', () => {
    const props = sources.flatMap((file) =>
      [
        ...readFileSync(join(LIB, file), 'utf8').matchAll(
          /^export interface (\w+Props)\b[^{]*\{\n(.*?)^\}/gms,
        ),
      ].map(([, name, body = '']) => ({ name, count: [...body.matchAll(/^ {2}readonly \w+/gm)].length })),
    );
    expect(props.length).toBeGreaterThan(30);
    expect(props.filter(({ count }) => count > 20)).toEqual([]);
  });

  test('named plan or spec imports nothing of cdk8s', () => {
    const impure = sources
      .filter((file) => /-(plan|spec)\.ts$/.test(file))
      .filter((file) =>
        /^import (?!type).*from '(cdk8s|constructs|cdk8s-plus-28)'/m.test(
          readFileSync(join(LIB, file), 'utf8'),
        ),
      );
    expect(impure).toEqual([]);
  });
});
