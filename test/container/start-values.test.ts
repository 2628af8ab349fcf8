import { describe, expect, test } from '@jest/globals';
import type { PodProps } from '../../lib/container';
import { containerOf, wrongWith } from './pods';

const KEPT = { entrypoint: ['bundle', 'exec'] } as const;
const FINDING =
  'command: expected something behind the entrypoint, got ["bundle","exec"]; name what it starts, or leave command out for what the image starts';

describe('the words of a kept entrypoint alone', () => {
  test.each<[PodProps]>([[{}], [{ args: [] }]])('are refused as a command beside %p', (props) => {
    expect(wrongWith({ ...KEPT, command: ['bundle', 'exec'], ...props })).toEqual([`orders/web.${FINDING}`]);
  });

  test('are refused as the command of an init container of the same image', () => {
    expect(wrongWith({ ...KEPT, init: { seed: { command: ['bundle', 'exec'] } } })).toEqual([
      `orders/web.init.seed.${FINDING}`,
    ]);
  });

  test('are well before arguments, and where nothing is kept', () => {
    const command = ['bundle', 'exec'];
    expect(wrongWith({ ...KEPT, command, args: ['puma'] })).toEqual([]);
    expect(containerOf({ ...KEPT, command, args: ['puma'] }).args).toEqual(['puma']);
    expect(wrongWith({ command })).toEqual([]);
  });
});
