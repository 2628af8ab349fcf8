const SWC = [
  '@swc/jest',
  { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
];

/** Every test that needs no cluster; those that do have a configuration of their own in test/cluster. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/cluster/'],
  moduleNameMapper: { '^cdk8s-rails$': '<rootDir>/lib', '^cdk8s-rails/testing$': '<rootDir>/lib/testing' },
  transform: {
    '^.+\\.ts$': SWC,
    // published as ES modules only
    '/node_modules/@marcbachmann/cel-js/.+\\.js$': SWC,
  },
  transformIgnorePatterns: ['/node_modules/(?!@marcbachmann/cel-js/)'],
};
