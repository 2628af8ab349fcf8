import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { checkCidr, inspect, liesIn, rangeOf } from '../../lib/kernel';

const findingsOf = (text: string) => inspect('cidr', (path) => checkCidr(text, path)).findings;

describe('a range of addresses', () => {
  test.each([
    ['0.0.0.0/0'],
    ['10.0.0.0/8'],
    ['203.0.113.7/32'],
    ['::/0'],
    ['fd00::/8'],
    ['2001:DB8::/32'],
    ['2001:db8::1/128'],
    ['::ffff:10.0.0.0/104'],
  ])('may be %s', (text) => {
    expect(findingsOf(text)).toEqual([]);
  });

  test.each([
    ['10.0.0.1/8', '10.0.0.0/8'],
    ['172.16.5.4/12', '172.16.0.0/12'],
    ['10.0.0.255/31', '10.0.0.254/31'],
    ['1.2.3.4/0', '0.0.0.0/0'],
    ['2001:db8::1/32', '2001:db8::/32'],
    ['fd12:3456::/8', 'fd00::/8'],
    ['::ffff:10.1.2.3/104', '::ffff:a00:0/104'],
  ])('refuses %s and asks whether %s was meant', (text, meant) => {
    expect(findingsOf(text)).toMatchObject([{ fix: `did you mean '${meant}'?` }]);
  });

  test.each([
    [''],
    ['10.0.0.0'],
    ['10.0.0.0/'],
    ['10.0.0.0/33'],
    ['10.0.0.0/08'],
    ['10.0.0.0/-1'],
    ['10.0.0/8'],
    ['010.0.0.0/8'],
    ['256.0.0.0/8'],
    ['fd00::/129'],
    ['fe80::1%eth0/64'],
    ['example.com/24'],
    [' 10.0.0.0/8'],
  ])('refuses %j', (text) => {
    expect(findingsOf(text)).toMatchObject([{ expected: expect.stringContaining('a range of addresses') }]);
  });

  test.each([
    ['10.0.0.1', '10.0.0.1/32'],
    ['fd00::1', 'fd00::1/128'],
  ])('refuses the address %s and says how it is a range', (address, range) => {
    expect(findingsOf(address)).toMatchObject([{ fix: `write it as '${range}'` }]);
  });

  test('is accepted in the form in which it was proposed', () => {
    const proposed = (text: string) => /'(.+)'/.exec(findingsOf(text)[0]?.fix ?? `'${text}'`)?.[1] ?? '';
    const range = fc.oneof(
      fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })),
      fc.tuple(fc.ipV6(), fc.integer({ min: 0, max: 128 })),
    );
    fc.assert(
      fc.property(range, ([address, prefix]) => findingsOf(proposed(`${address}/${prefix}`)).length === 0),
    );
  });
});

test.each([
  ['169.254.20.10', '169.254.20.10/32'],
  ['fd00:ec2::a', 'fd00:ec2::a/128'],
])('the address %s alone is the range %s', (address, range) => {
  expect(rangeOf(address)).toBe(range);
});

describe('a range lies in another', () => {
  test.each([
    ['10.20.3.4/32', '10.20.0.0/16'],
    ['10.20.0.0/16', '10.20.0.0/16'],
    ['203.0.113.0/24', '0.0.0.0/0'],
    ['fd00:1::/32', 'fd00::/8'],
  ])('%s in %s', (range, outer) => {
    expect(liesIn(range, outer)).toBe(true);
  });

  test.each([
    ['10.21.0.0/16', '10.20.0.0/16'],
    ['10.0.0.0/8', '10.20.0.0/16'],
    ['::/0', '0.0.0.0/0'],
    ['10.20.0.0', '10.20.0.0/16'],
    ['10.20.0.0/16', 'all'],
  ])('%s not in %s', (range, outer) => {
    expect(liesIn(range, outer)).toBe(false);
  });
});
