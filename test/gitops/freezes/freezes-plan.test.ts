import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { planFreezes } from '../../../lib/gitops';
import { inspect, describe as line } from '../../../lib/kernel';

const NAMES = { clusters: ['production', 'qa'] };
const FREEZE = {
  clusters: ['production'],
  from: '2026-11-21T15:30Z',
  until: '2026-11-21T17:00Z',
  reason: 'the database is moved',
};

const readText = (text: string) => inspect('apps/freezes.yaml', (path) => planFreezes(text, NAMES, path));
const read = (changes: object) => readText(stringify([{ ...FREEZE, ...changes }]));
const refusals = (changes: object) => read(changes).findings.map(line);

describe('a freeze', () => {
  test('of all services names clusters, times and a reason', () => {
    expect(read({})).toEqual({ value: [{ ...FREEZE, service: undefined, by: undefined }], findings: [] });
  });

  test('may be of one service, and say who asked for it', () => {
    expect(read({ service: 'yashima', by: 'alice@example.com' }).value).toMatchObject([
      { service: 'yashima', by: 'alice@example.com' },
    ]);
  });

  test('may be of a service that has gone since: it would stop everybody else', () => {
    expect(read({ service: 'yasima' })).toMatchObject({ value: [{ service: 'yasima' }], findings: [] });
  });

  test.each([
    ['a file of comments', '# none now\n'],
    ['an empty list', '[]\n'],
    ['an empty file', ''],
  ])('is not there in %s', (_, text) => {
    expect(readText(text)).toEqual({ value: [], findings: [] });
  });

  test('may begin on a leap day, and end in the next year', () => {
    expect(refusals({ from: '2028-02-29T00:00Z', until: '2028-03-01T00:00Z' })).toEqual([]);
    expect(refusals({ from: '2026-12-28T00:00Z', until: '2027-01-04T00:00Z' })).toEqual([]);
  });
});

describe('a freeze is refused', () => {
  test.each<[string, object, string]>([
    [
      'of a service without a name',
      { service: '' },
      ".service: expected the name of a service, got ''; correct it, or leave it out for all services",
    ],
    [
      'of no cluster',
      { clusters: [] },
      '.clusters: expected at least one cluster, got []; write a list of production, qa',
    ],
    [
      'of a cluster that is not there',
      { clusters: ['qa', 'staging'] },
      ".clusters.1: expected one of production, qa, got 'staging'; correct the name or remove it",
    ],
    [
      'with a time of no zone',
      { from: '2026-11-21T15:30' },
      ".from: expected a minute of UTC, got '2026-11-21T15:30'; write it as '2026-11-21T15:30Z'",
    ],
    [
      'with a day that there is not',
      { from: '2026-02-30T15:30Z' },
      ".from: expected a minute of UTC, got '2026-02-30T15:30Z'; write it as '2026-11-21T15:30Z'",
    ],
    [
      'that does not end',
      { until: undefined },
      ".until: expected a minute of UTC, got nothing; write it as '2026-11-21T15:30Z'",
    ],
    [
      'that ends when it begins',
      { until: FREEZE.from },
      ".until: expected a time after 2026-11-21T15:30Z, got '2026-11-21T15:30Z'; correct one of the two",
    ],
    [
      'that goes on for so long that it would meet itself',
      { until: '2027-11-21T15:30Z' },
      '.until: expected at most 300 days after it begins, got 365 days; end it earlier',
    ],
    [
      'without a reason',
      { reason: ' ' },
      ".reason: expected a reason, got ' '; write why, for whoever wonders",
    ],
    ['of an empty name', { by: '' }, ".by: expected a name, got ''; write who asked for it, or leave it out"],
    [
      'with a misspelt field',
      { cluster: 'qa' },
      ".cluster: expected one of service, clusters, from, until, reason, by, got 'cluster'; correct the name or remove it",
    ],
  ])('%s', (_, changes, message) => {
    expect(refusals(changes)).toEqual([`apps/freezes.yaml.0${message}`]);
  });

  test.each([
    [
      'in a map',
      'production: now',
      ': expected a list of pauses, got {"production":"now"}; let \'kube freeze\' write it, or begin each of them with \'-\'',
    ],
    [
      'that is a text',
      '- now',
      ".0: expected { clusters, from, until, reason }, got 'now'; let 'kube freeze' write it",
    ],
    [
      'in what is no YAML, with line and column',
      '- clusters: [qa',
      ': expected YAML, got line 1, column 16: Flow sequence in block collection must be sufficiently indented and end with a ]; mend that line',
    ],
  ])('%s', (_, text, message) => {
    expect(readText(text).findings.map(line)).toEqual([`apps/freezes.yaml${message}`]);
  });

  test('or understood, whatever stands there', () => {
    const anything = fc.object({
      key: fc.constantFrom(...Object.keys(FREEZE), 'service', 'by'),
      maxDepth: 2,
    });
    fc.assert(
      fc.property(anything, (entry) => {
        const { value, findings } = readText(stringify([entry]));
        expect(value).toHaveLength(1);
        expect(findings.every(({ path }) => path.startsWith('apps/freezes.yaml.0'))).toBe(true);
      }),
    );
  });
});
