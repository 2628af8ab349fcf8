/** Tests against the cluster that $KUBECONFIG names; one at a time, for they share it. */
const { transform, moduleNameMapper } = require('../../jest.config.js');

module.exports = {
  rootDir: '../..',
  testEnvironment: 'node',
  roots: ['<rootDir>/test/cluster'],
  maxWorkers: 1,
  testTimeout: 180_000,
  transform,
  moduleNameMapper,
};
