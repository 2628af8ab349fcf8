import { beforeEach, describe, expect, test } from '@jest/globals';
import { company } from './company';
import { Kube, NOBODY } from './kube';

const directory = company();
let kube: Kube;
beforeEach(() => {
  kube = new Kube(directory);
  kube.store('qa/dotenv').put({ DATABASE_URL: 'hunter2', SENTRY_DSN: 'hunter2', OLD: 'hunter2' });
});
const keys = () => Object.keys(kube.store('qa/dotenv').texts);

describe('kube env unset', () => {
  test('removes keys that no pod needs, without a question', async () => {
    const { out } = await kube.env('unset yashima -e qa OLD SENTRY_DSN', NOBODY);
    expect(keys()).toEqual(['DATABASE_URL']);
    expect(out).toContain('removes  OLD         nothing reads it');
  });

  test('asks before it removes what a pod needs, and names the pods', async () => {
    const { terminal } = await kube.env('unset yashima -e qa DATABASE_URL', { confirms: [true], says: [''] });
    expect(terminal.questions[0]).toBe(
      'New pods of Deployment/yashima-api will not start without DATABASE_URL in qa. Go on?',
    );
    expect(keys()).not.toContain('DATABASE_URL');
  });

  test.each([
    ['somebody says no', { confirms: [false] }, 1],
    ['nobody can be asked', NOBODY, 2],
  ])('keeps what a pod needs where %s', async (_, answers, code) => {
    const { exitCode } = await kube.env('unset yashima -e qa DATABASE_URL', answers);
    expect(exitCode).toBe(code);
    expect(keys()).toContain('DATABASE_URL');
  });

  test('removes what a pod needs where --yes was said', async () => {
    await kube.env('unset yashima -e qa DATABASE_URL --yes', NOBODY);
    expect(keys()).not.toContain('DATABASE_URL');
  });

  test('says what was meant by a key that is not there', async () => {
    const { err, out } = await kube.env('unset yashima -e qa ODL', NOBODY);
    expect(err).toContain("ODL is not set; did you mean 'OLD'?");
    expect(out).toContain('nothing changes');
  });
});
