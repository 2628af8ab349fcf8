import { expect, jest, test } from '@jest/globals';
import { regoRules } from '../../../lib';
import { add, configMap, saidOf } from './platform';

jest.mock('@open-policy-agent/opa-wasm', () => {
  throw new Error('it is not installed');
});

test('rules in Rego without their engine say which package to install', () => {
  const rego = regoRules({ id: 'SHOP-9', title: 't', why: 'w', fix: 'f', wasm: __filename });
  expect(saidOf([rego], (chart) => add(chart, configMap('a')))).toEqual([
    'platform.rules.SHOP-9.wasm: expected the package @open-policy-agent/opa-wasm, got none; ' +
      'npm install --save-dev @open-policy-agent/opa-wasm',
  ]);
});
