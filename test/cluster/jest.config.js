/** Tests against the cluster that $KUBECONFIG names; one at a time, for they share it. */
const { transform, moduleNameMapper } = require('../../jest.config.js');

module.exports = {
  rootDir: '../..',
  testEnvironment: 'node',
  roots: ['<rootDir>/test/cluster'],
  maxWorkers: 1,
  testTimeout: 180_000,
  // tests side by side in one file wait most of the time; more of them would wait for two cores
  maxConcurrency: 8,
  // the client of the API server is published as ES modules only
  transform: { '^.+\\.(ts|js)$': transform['^.+\\.ts$'] },
  transformIgnorePatterns: [
    '/node_modules/(?!(@kubernetes/client-node|openid-client|oauth4webapi|jose|jsonpath-plus)/)',
  ],
  moduleNameMapper,
};
