import { describe, expect, test } from '@jest/globals';
import { checkImage, parseImage, pullPolicyOf, referenceOf, versionOf } from '../../lib/kernel';
import { messagesOf } from './messages';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;
const PORT = 'localhost:5000/team/my_app';

describe('an image', () => {
  test.each([
    ['app', { repository: 'app' }],
    ['app:1.2', { repository: 'app', tag: '1.2' }],
    [PORT, { repository: PORT }],
    [`${PORT}:v1`, { repository: PORT, tag: 'v1' }],
    [`app@${DIGEST}`, { repository: 'app', digest: DIGEST }],
    [`${PORT}:v1@${DIGEST}`, { repository: PORT, tag: 'v1', digest: DIGEST }],
  ])('%s is read as it is meant, and written back', (reference, image) => {
    expect(parseImage(reference)).toEqual(image);
    expect(referenceOf(parseImage(reference))).toBe(reference);
  });

  test.each([
    ['app:v1.2', 'v1.2'],
    [`app:v1@${DIGEST}`, 'v1'],
    [`app@${DIGEST}`, '0123456789ab'],
    [`app:ends-with-@${DIGEST}`, '0123456789ab'],
    ['app:ends-with-', undefined],
    ['app', undefined],
  ])('%s has the version label %p', (reference, version) => {
    expect(versionOf(parseImage(reference))).toBe(version);
  });

  test.each([
    ['app:4f2a9c1', 'IfNotPresent'],
    [`app:latest@${DIGEST}`, 'IfNotPresent'],
    ['app:latest', 'Always'],
    ['app:Main', 'Always'],
    ['app', 'Always'],
  ])('%s is pulled %s', (reference, policy) => {
    expect(pullPolicyOf(parseImage(reference))).toBe(policy);
  });

  test.each([`${PORT}:v1`, `my_app@${DIGEST}`, 'registry.example.com/app:4f2a9c1'])(
    'may be %s',
    (reference) => {
      expect(messagesOf((path) => checkImage(parseImage(reference), path, true))).toEqual([]);
    },
  );

  test.each([
    ['App:1', "an image repository in lower case, got 'App'; write it as registry/name:tag"],
    ['app:-1', "a tag of letters, digits, '_', '.' and '-', got '-1'; use the tag that the build pushed"],
    ['app:', "a tag of letters, digits, '_', '.' and '-', got ''; use the tag that the build pushed"],
    [
      'app@sha256:12',
      "a digest of sha256: and 64 hex digits, got 'sha256:12'; copy the digest that the push printed",
    ],
    ['app@', "a digest of sha256: and 64 hex digits, got ''; copy the digest that the push printed"],
    [
      `app@${DIGEST}@x`,
      `a digest of sha256: and 64 hex digits, got '${DIGEST}@x'; copy the digest that the push printed`,
    ],
    [
      'app:latest',
      "an immutable tag or a digest, got 'latest'; use the commit or the digest that the build pushed",
      'F54: ',
    ],
  ])('refuses %p in production', (reference, wrong, id = '') => {
    expect(messagesOf((path) => checkImage(parseImage(reference), path.at('image'), true))).toEqual([
      `orders/web.image: ${id}expected ${wrong}`,
    ]);
  });

  test('that may move is only reported outside production', () => {
    expect(messagesOf((path) => checkImage({ repository: 'app' }, path.at('image'), false))).toEqual([
      'orders/web.image: warning F54: expected an immutable tag or a digest, got nothing; use the commit or the digest that the build pushed',
    ]);
  });
});
