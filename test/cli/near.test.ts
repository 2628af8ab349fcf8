import { describe, expect, test } from '@jest/globals';
import { hint } from '../../lib/cli/near';

describe('a hint', () => {
  test('lists what there is where nothing is near', () => {
    expect(hint('moon', ['qa', 'sandbox'], 'make one')).toBe('choose one of qa, sandbox');
  });

  test('lists no more than fit on a line, and not nothing', () => {
    const many = Array.from({ length: 40 }, (_, index) => `service-${index}`);
    expect([hint('moon', many, 'make one'), hint('moon', [], 'make one')]).toEqual(['make one', 'make one']);
  });
});
