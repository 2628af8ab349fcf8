import { describe, expect, test } from '@jest/globals';
import { checkLabel, checkLabelKey } from '../../lib/kernel';
import { messagesOf } from './messages';

describe('the key of a label or an annotation', () => {
  test.each(['team', 'example.com/team', 'a.b_c-d'])('may be %s', (key) => {
    expect(messagesOf((path) => checkLabelKey(key, path))).toEqual([]);
  });

  test.each(['', 'a b', 'Example.com/team', 'a/b/c', 'x'.repeat(64), '-a'])('is never %p', (key) => {
    expect(messagesOf((path) => checkLabelKey(key, path))).toEqual([
      expect.stringContaining("expected a key of letters, digits, '-', '_' and '.'"),
    ]);
  });

  test.each(['constructor', 'example.com/constructor'])(
    'is %s only behind a domain, for cdk8s cannot render it',
    (key) => {
      expect(messagesOf((path) => checkLabelKey(key, path))).toHaveLength(key.includes('/') ? 0 : 1);
    },
  );
});

test('the value of a label is one that Kubernetes takes', () => {
  expect(messagesOf((path) => checkLabel('team', 'my team', path))).toEqual([
    "orders/web.team: expected a text of letters, digits, '-', '_' and '.', 63 characters at most, got 'my team'; put other values into an annotation",
  ]);
});
