import { describe, expect, test } from '@jest/globals';
import type { MetadataProps } from '../../lib/container';
import { metadataOf, wrongWith } from './pods';

/** What the types would not admit. */
const untyped = (value: unknown) => value as string;

describe('what a chart writes on its pods', () => {
  test("stands beside the library's labels", () => {
    const labels = { 'tags.datadoghq.com/env': 'production', 'app.kubernetes.io/instance': '' };
    const annotations = { 'example.com/owner': 'the orders team', empty: '' };
    expect(metadataOf({ metadata: { labels, annotations } })).toEqual({
      labels: { app: 'orders', ...labels },
      annotations,
    });
  });

  test.each<[MetadataProps, string]>([
    [
      { labels: { 'app.kubernetes.io/component': 'worker' } },
      "labels.app.kubernetes.io/component: expected a label of your own, got 'app.kubernetes.io/component'; leave it out: the library sets it",
    ],
    [
      { labels: { team: 'a b' } },
      "labels.team: expected a text of letters, digits, '-', '_' and '.', 63 characters at most, got 'a b'; put other values into an annotation",
    ],
    [
      { labels: { '/team': 'a' } },
      "labels: expected a key of letters, digits, '-', '_' and '.', after a domain and '/' or without, got '/team'; write it as 'team' or 'example.com/team'",
    ],
    [
      { annotations: { 'a/b/c': '' } },
      "annotations: expected a key of letters, digits, '-', '_' and '.', after a domain and '/' or without, got 'a/b/c'; write it as 'team' or 'example.com/team'",
    ],
    [{ annotations: { count: untyped(3) } }, 'annotations.count: expected a text, got 3; put it into quotes'],
  ])('is refused, and left out, in %p', (metadata, message) => {
    expect(wrongWith({ metadata })).toEqual([`orders/web.metadata.${message}`]);
    expect(metadataOf({ metadata })).toEqual({ labels: { app: 'orders' } });
  });
});
