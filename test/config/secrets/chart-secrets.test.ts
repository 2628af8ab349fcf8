import { describe, expect, test } from '@jest/globals';
import type { ChartSecrets } from '../../../lib';
import { render } from '../../rendering';

/** What is said of a chart's secrets; JavaScript admits what the type does not. */
const findings = (secrets: unknown) =>
  render(() => undefined, { props: { secrets: secrets as ChartSecrets } }).findings.filter(
    // that no pod here reads any of them
    (finding) => !finding.includes('warning S2: '),
  );

describe('the Secrets of a chart', () => {
  test.each<[unknown, string]>([
    ['hunter2', 'yashima/production.secrets: expected Secrets by name, got something else'],
    [['orders'], 'yashima/production.secrets: expected Secrets by name, got something else'],
    [{ Orders: {} }, 'yashima/production.secrets.Orders: expected a name of lower-case letters'],
    [{ constructor: {} }, 'yashima/production.secrets: expected a name other than'],
    [{ orders: { keys: 'hunter2' } }, 'yashima/production.secrets.orders.keys: expected a list of keys'],
    [{ orders: { keys: ['a b'] } }, 'yashima/production.secrets.orders.keys.0: expected a key of letters'],
    [
      { orders: { keys: ['__proto__'] } },
      'yashima/production.secrets.orders.keys.0: expected a name other than',
    ],
    [{ orders: { type: 'hunter2' } }, 'yashima/production.secrets.orders.type: expected one of Opaque'],
  ])('%j are refused in one finding, without what was written', (secrets, expected) => {
    const [first = '', ...others] = findings(secrets);
    expect([first.startsWith(expected), others]).toEqual([true, []]);
    expect(first).not.toContain('hunter2');
  });

  test.each([[{}], [{ orders: {} }], [{ tls: { type: 'kubernetes.io/tls', keys: ['ca.crt'] } }]])(
    '%j are fine',
    (secrets) => {
      expect(findings(secrets)).toEqual([]);
    },
  );
});
