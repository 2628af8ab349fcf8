import { describe, expect, test } from '@jest/globals';
import { Kube, NOBODY } from './kube';

const kube = new Kube();
const DER = Buffer.from([0, 255, 10, 13]);
kube.store('qa/dotenv').put({ DATABASE_URL: 'hunter2\n', EMPTY: '', DER });
kube.store('production/dotenv').put({ SAME: 'hunter2', OTHER: 'hunter2', ONE: '' });
kube.store('production-osaka/dotenv').put({ SAME: 'hunter2', OTHER: 'hunter3' });

const got = async (words: string, isPerson = false) => {
  const { terminal, exitCode, err } = await kube.env(`get yashima ${words}`, { isPerson });
  return { bytes: Buffer.concat(terminal.bytes), exitCode, err };
};

describe('kube env get', () => {
  test.each([
    ['text', 'DATABASE_URL', Buffer.from('hunter2\n')],
    ['nothing at all', 'EMPTY', Buffer.alloc(0)],
    ['bytes', 'DER', DER],
  ])('gives a pipe exactly what is there: %s', async (_, key, bytes) => {
    expect(await got(`${key} -e qa`)).toEqual({ bytes, exitCode: 0, err: '' });
  });

  test('ends the line on a terminal', async () => {
    expect((await got('EMPTY -e qa', true)).bytes.toString()).toBe('\n');
  });

  test('refuses to show a terminal what is no text', async () => {
    expect((await got('DER -e qa', true)).err).toMatch(
      /^yashima\/qa\/dotenv\.DER: expected text for a terminal/,
    );
  });

  test('gives one value where all clusters have the same', async () => {
    expect((await got('SAME -e production')).bytes.toString()).toBe('hunter2');
  });

  test.each(['OTHER', 'ONE'])('refuses to choose where clusters differ: %s', async (key) => {
    const { bytes, err, exitCode } = await got(`${key} -e production`);
    expect({ bytes: bytes.length, exitCode }).toEqual({ bytes: 0, exitCode: 2 });
    expect(err).toContain(
      'got others in production and production-osaka; name one, such as production/production-osaka',
    );
    expect(err).not.toContain('hunter');
  });

  test('takes the one that is named', async () => {
    expect((await got('OTHER -e production/production')).bytes.toString()).toBe('hunter2');
  });

  test('ends with 1 where there is none, and says what was meant', async () => {
    const { err, exitCode } = await got('DATABSE_URL -e qa');
    expect(exitCode).toBe(1);
    expect(err).toBe(
      "yashima/qa/dotenv.DATABSE_URL: expected a value, got none in Secret qa/dotenv; did you mean 'DATABASE_URL'?",
    );
  });
});

test('what is no key is refused and not shown', async () => {
  const { terminal, exitCode } = await kube.env(['get', 'yashima', 'hunter 2', '-e', 'qa'], NOBODY);
  expect(exitCode).toBe(2);
  expect(terminal.everything).not.toContain('hunter');
});
