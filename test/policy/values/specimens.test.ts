import { describe, expect, test } from '@jest/globals';
import type { Manifest } from '../../../lib/kernel';
import { VALUE_CHECKS } from '../../../lib/policy/values';
import { SAMPLES } from '../schema/samples';
import { refusedBy, SPECIMENS } from './specimens';

const titled = (objects: readonly Manifest[]) =>
  objects.map((object) => [`${object.kind}/${object.metadata.name}`, object] as const);

describe('nothing is said of valid values', () => {
  test.each(titled(SPECIMENS))('of %s', (_, object) => {
    expect(refusedBy(VALUE_CHECKS, object)).toEqual([]);
  });

  test.each(titled(SAMPLES))('of the schema’s %s', (_, object) => {
    expect(refusedBy(VALUE_CHECKS, object)).toEqual([]);
  });
});
