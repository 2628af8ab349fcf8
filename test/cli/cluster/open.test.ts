import { expect, test } from '@jest/globals';
import { openClusterStore } from '../../../lib/cli/cluster';

test('a store is opened without a question to anybody', () => {
  const place = {
    context: 'nowhere',
    cluster: 'qa',
    service: 'yashima',
    namespace: 'yashima',
    secret: 'dotenv',
  };
  expect(openClusterStore(place).place).toBe('Secret dotenv in namespace yashima of cluster qa');
  expect(Object.keys(require.cache).filter((file) => file.includes('client-node'))).toEqual([]);
});
