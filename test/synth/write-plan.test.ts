import { describe, expect, test } from '@jest/globals';
import { fileOf, type Operation, planWrites } from '../../lib/synth';

const A = fileOf('qa', 'a');
const B = fileOf('qa', 'b');

interface Case {
  readonly produced?: Record<string, string>;
  readonly existing?: Record<string, string>;
  readonly leftovers?: string[];
  readonly staying?: string[];
  readonly operations: Operation[];
}

const CASES: Record<string, Case> = {
  'a new file is written': { produced: { [A]: '1' }, operations: [{ kind: 'write', path: A, content: '1' }] },
  'a changed file is written': {
    produced: { [A]: '2' },
    existing: { [A]: '1' },
    operations: [{ kind: 'write', path: A, content: '2' }],
  },
  'an unchanged file is left alone': { produced: { [A]: '1' }, existing: { [A]: '1' }, operations: [] },
  'a file that is no longer produced is deleted': {
    produced: { [A]: '1' },
    existing: { [A]: '1', [B]: '1' },
    operations: [{ kind: 'delete', path: B }],
  },
  'a file of a cluster that is gone is deleted': {
    existing: { [fileOf('old', 'a')]: '1' },
    operations: [{ kind: 'delete', path: fileOf('old', 'a') }],
  },
  'a file that stays is left alone': { existing: { [B]: '1' }, staying: [B], operations: [] },
  'what a killed synth left behind is cleaned up': {
    leftovers: ['qa/a/.a.k8s.yaml.1.tmp'],
    operations: [{ kind: 'clean', path: 'qa/a/.a.k8s.yaml.1.tmp' }],
  },
};

describe('the changes to dist', () => {
  test.each(Object.entries(CASES))(
    '%s',
    (_, { produced = {}, existing = {}, leftovers = [], staying = [], operations }) => {
      const plan = planWrites({
        produced: new Map(Object.entries(produced)),
        existing: { contents: new Map(Object.entries(existing)), leftovers },
        stays: (path) => staying.includes(path),
      });
      expect(plan).toEqual(operations);
    },
  );
});
