import { field, inPod, isLabelKey, isLabelValue, type Json, record, SYNC_WAVE } from '../../kernel';
import type { Check, Objection } from '../check';
import type { Placed, World } from '../world';

export const labelsAndAnnotations: Check = {
  id: 'C3',
  title: 'labels and annotations have valid keys and string values',
  severity: 'error',
  why: 'the API server refuses the object',
  fix: 'put what is no label into an annotation, and numbers into quotes',
  *run({ objects }: World): Iterable<Objection> {
    for (const to of objects) {
      const { metadata } = to.object;
      yield* labels(to, 'metadata.labels', record(metadata.labels));
      yield* annotations(to, 'metadata.annotations', record(metadata.annotations));
      if (to.pod === undefined || to.pod.at === '') continue;
      yield* labels(to, inPod(to.pod, 'metadata.labels'), to.pod.labels);
      const ofPod = record(field(to.object, ...to.pod.at.split('.'), 'metadata', 'annotations'));
      yield* annotations(to, inPod(to.pod, 'metadata.annotations'), ofPod);
    }
  },
};

function* labels(to: Placed, at: string, all: Json): Iterable<Objection> {
  for (const [key, value] of Object.entries(all)) {
    yield* checkKey(to, at, key);
    if (typeof value === 'string' && isLabelValue(value)) continue;
    const expected = "a string of letters, digits, '-', '_' and '.', 63 characters at most";
    yield { to, field: `${at}.${key}`, expected, got: value, fix: 'put other values into an annotation' };
  }
}

function* annotations(to: Placed, at: string, all: Json): Iterable<Objection> {
  for (const [key, value] of Object.entries(all)) {
    yield* checkKey(to, at, key);
    if (typeof value !== 'string') {
      yield { to, field: `${at}.${key}`, expected: 'a string', got: value, fix: 'put it into quotes' };
    } else if (key === SYNC_WAVE && !/^-?\d+$/.test(value)) {
      const fix = 'Argo CD would read it as 0; write the wave as digits';
      yield { to, field: `${at}.${key}`, expected: 'a whole number', got: value, fix };
    }
  }
}

function* checkKey(to: Placed, at: string, key: string): Iterable<Objection> {
  if (isLabelKey(key)) return;
  const expected = "a key of letters, digits, '-', '_' and '.', after a domain and '/' or without";
  yield { to, field: at, expected, got: key, fix: 'rename the key' };
}
