import { describe, expect, test } from '@jest/globals';
import type { PodProps } from '../../lib/container';
import { containerOf, planOf, podOf, wrongWith } from './pods';

describe('the main container', () => {
  test.each<[string, PodProps]>([
    ['web', {}],
    ['puma', { containerName: 'puma' }],
  ])('is called %s in %p', (name, props) => {
    expect(containerOf(props).name).toBe(name);
    expect(wrongWith(props)).toEqual([]);
  });

  test('leaves the name of the part to others where it has one of its own', () => {
    const props: PodProps = { containerName: 'puma', sidecars: { web: { image: 'tunnel:2.1' } } };
    expect(wrongWith(props)).toEqual([]);
    expect(podOf(props).initContainers?.map(({ name }) => name)).toEqual(['web']);
  });

  test('is labelled as the part that it is, whatever it is called', () => {
    expect(planOf({ containerName: 'puma' }).labels).toEqual(planOf({}).labels);
  });

  test.each<[PodProps, string]>([
    [
      { containerName: 'Puma' },
      "containerName: expected a name of lower-case letters, digits and '-', 63 characters at most, got 'Puma'; choose a shorter or simpler name",
    ],
    [
      { containerName: 'wait-for-migration' },
      "containerName: expected a name that no other container of the pod has, got 'wait-for-migration'; rename it",
    ],
    [
      { containerName: 'puma', sidecars: { puma: { image: 'tunnel:2.1' } } },
      "sidecars.puma: expected a name that no other container of the pod has, got 'puma'; rename it",
    ],
  ])('is refused in %p', (props, message) => {
    expect(wrongWith(props)).toEqual([`orders/web.${message}`]);
  });
});
