import { beforeEach, describe, expect, test } from '@jest/globals';
import { InvalidProps } from '../../lib/kernel';
import { company } from './company';
import { Kube, NOBODY } from './kube';
import type { MemoryFile } from './memory-store';

const directory = company();
let kube: Kube;
beforeEach(() => {
  kube = new Kube(directory);
});
const qa = () => kube.store('qa/dotenv');
const replacing = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);
const first = (change: () => void, typing: (text: string) => string) => (text: string) => {
  change();
  return typing(text);
};
const asItIs = (text: string) => text;

describe('kube env edit', () => {
  test('shows all values as dotenv text, and what is missing', async () => {
    qa().put({ DATABASE_URL: 'mysql://db/x', PEM: 'one\ntwo\n' });
    const { terminal } = await kube.env('edit yashima -e qa', { edits: [asItIs] });
    expect(terminal.editors[0]?.split('\n')).toEqual([
      '# Secret qa/dotenv',
      '# KEY=value, one a line; quotes for several lines. A key that you remove is removed there.',
      '# missing: API_KEY, read by CronJob/yashima-expiry',
      '',
      'DATABASE_URL=mysql://db/x',
      "PEM='one",
      'two',
      "'",
      '',
    ]);
  });

  test('does nothing where nothing was changed', async () => {
    qa().put({ A: '1' });
    const { out, exitCode } = await kube.env('edit yashima -e qa', { edits: [asItIs] });
    expect({ out, exitCode, written: qa().written }).toEqual({
      out: 'nothing changes',
      exitCode: 0,
      written: [],
    });
  });

  test('adds, changes and removes what was typed, in one write', async () => {
    qa().put({ A: '1', B: '2', C: '3' });
    await kube.env('edit yashima -e qa', { edits: [() => 'A=1\nB=0\nD=4\n'], says: [''] });
    expect(qa().texts).toEqual({ A: '1', B: '0', D: '4' });
    expect(qa().written).toHaveLength(1);
  });

  test('leaves what dotenv text cannot say as it is, and names it', async () => {
    qa().put({ A: '1', DER: Buffer.from([255]), QUOTES: `'"\`#` });
    const { terminal } = await kube.env('edit yashima -e qa', {
      edits: [replacing('A=1', 'A=2')],
      says: [''],
    });
    expect(terminal.editors[0]).toContain('# DER is no text that this file could hold: it stays as it is.');
    expect(terminal.editors[0]).toContain('# QUOTES is no text');
    expect((await qa().read()).values.get('DER')).toEqual(Buffer.from([255]));
    expect(qa().texts).toMatchObject({ A: '2', QUOTES: `'"\`#` });
  });

  test('opens again on what was typed where it is no dotenv text, with the line on top', async () => {
    qa().put({ A: '1' });
    const answers = { edits: [() => 'A=2\nhunter2\n', replacing(/hunter2\n/, '')], says: [''] };
    const { terminal } = await kube.env('edit yashima -e qa', answers);
    expect(terminal.editors[1]).toMatch(
      /^# mistake: line:2: expected KEY=value, got something else; .*\nA=2\nhunter2\n$/,
    );
    expect(qa().texts).toEqual({ A: '2' });
  });

  test('gives up where a mistake is left as it is, and changes nothing', async () => {
    const { exitCode, terminal, err } = await kube.env('edit yashima -e qa', {
      edits: [() => 'hunter2', asItIs],
    });
    expect({ exitCode, opened: terminal.editors.length, written: qa().written }).toEqual({
      exitCode: 1,
      opened: 2,
      written: [],
    });
    expect(err).not.toContain('hunter2');
  });

  test('opens again where the place refuses what was typed', async () => {
    const finding = { path: 'A', expected: 'less', got: 'more', fix: 'less', severity: 'error' } as const;
    qa().refusal = new InvalidProps([finding]);
    const better = (text: string) => {
      qa().refusal = undefined;
      return text.replace('A=22', 'A=2');
    };
    const { terminal } = await kube.env('edit yashima -e qa', { edits: [() => 'A=22', better], says: [''] });
    expect(terminal.editors[1]).toContain('# mistake: A: expected less');
    expect(qa().texts).toEqual({ A: '2' });
  });

  test('asks before it removes what a pod needs', async () => {
    qa().put({ DATABASE_URL: '1' });
    const { terminal } = await kube.env('edit yashima -e qa', { edits: [() => ''], confirms: [false] });
    expect(terminal.questions[0]).toContain('will not start without DATABASE_URL in qa');
    expect(qa().written).toEqual([]);
  });

  test('opens an editor without a person too, and never twice', async () => {
    const { exitCode } = await kube.env('edit yashima -e qa', { ...NOBODY, edits: [() => 'hunter2'] });
    expect(exitCode).toBe(1);
  });
});

describe('somebody else who edits at the same time', () => {
  test('loses nothing where the keys are others', async () => {
    qa().put({ A: '1', B: '1' });
    const edits = [first(() => qa().put({ B: '2', C: '2' }), replacing('A=1', 'A=3'))];
    await kube.env('edit yashima -e qa', { edits, says: [''] });
    expect(qa().texts).toEqual({ A: '3', B: '2', C: '2' });
  });

  test.each([
    ['before the change is shown', (change: () => void) => change],
    [
      'in the moment of the write',
      (change: () => void) => () => {
        qa().beforeWrite = change;
      },
    ],
  ])('with the same key %s: the editor opens again, with both', async (_, at) => {
    qa().put({ A: '1', B: '1', GONE: '1' });
    const mine = (text: string) => {
      at(() => qa().put({ A: 'theirs' }))();
      return text.replace('A=1', "A='mine'").replace('B=1', 'B=mine').replace('GONE=1\n', '');
    };
    const { terminal } = await kube.env('edit yashima -e qa', { edits: [mine, asItIs], says: ['', ''] });
    expect(terminal.editors[1]).toContain(
      '# A was changed by somebody else meanwhile, and is as they left it. Yours was:\n#   A=mine\n',
    );
    expect(terminal.editors[1]).toContain('\nA=theirs\nB=mine\n');
    expect(qa().texts).toEqual({ A: 'theirs', B: 'mine' });
  });

  test('is overruled only by what was typed after seeing it', async () => {
    qa().put({ A: '1' });
    const mine = first(() => qa().put({ A: 'theirs' }), replacing('A=1', 'A=mine'));
    await kube.env('edit yashima -e qa', { edits: [mine, replacing('A=theirs', 'A=mine')], says: [''] });
    expect(qa().texts).toEqual({ A: 'mine' });
  });

  test('is told of a key that was removed here and changed there', async () => {
    qa().put({ A: '1' });
    const mine = first(
      () => qa().put({ A: 'theirs' }),
      () => '',
    );
    const { terminal } = await kube.env('edit yashima -e qa', { edits: [mine, asItIs] });
    expect(terminal.editors[1]).toContain('#   (removed A)');
    expect(qa().texts).toEqual({ A: 'theirs' });
  });
});

describe('several clusters', () => {
  test('are edited together where they are the same', async () => {
    for (const name of ['production', 'production-osaka']) kube.store(`${name}/dotenv`).put({ A: '1' });
    const edits = [replacing('A=1', 'A=2')];
    await kube.env('edit yashima -e production', { edits, confirms: [true], says: ['why'] });
    expect(kube.store('production/dotenv').texts).toEqual({ A: '2' });
    expect(kube.store('production-osaka/dotenv').texts).toEqual({ A: '2' });
  });

  test('are refused where they differ, and one has to be named', async () => {
    kube.store('production/dotenv').put({ A: '1' });
    const { err, terminal } = await kube.env('edit yashima -e production', {});
    expect(err).toContain('name one, such as production/production-osaka');
    expect(terminal.editors).toEqual([]);
  });
});

test('a file is edited by its own editor, once for all clusters that read it', async () => {
  const { out } = await kube.env('edit yashima -e sandbox', { says: ['rotated'] });
  expect((kube.file('sandbox/dotenv') as MemoryFile).edits).toBe(1);
  expect(out).toContain('commit apps/yashima/secrets/sandbox.enc.yaml if it has changed (rotated)');
});
