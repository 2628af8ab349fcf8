import { describe, expect, test } from '@jest/globals';
import { bytes, type Cpu, checkCpu, checkMemory, type Memory, millicores } from '../../lib/kernel';
import { messagesOf } from './messages';

describe('memory', () => {
  test.each<[Memory, number]>([
    ['1Ki', 1024],
    ['768Mi', 805_306_368],
    ['1.5Gi', 1_610_612_736],
    ['1Ti', 1_099_511_627_776],
  ])('%s is %p bytes', (memory, expected) => {
    expect(bytes(memory)).toBe(expected);
  });

  test.each(['768MB', '768m', '768', '0Mi', '-1Mi', '1e3Mi'])('refuses %s', (text) => {
    const memory = text as Memory; // what does not compile may come all the same
    expect(messagesOf((path) => checkMemory(memory, path.at('memory')))).toEqual([
      `orders/web.memory: expected an amount such as '768Mi' or '1.5Gi', got '${text}'; use Ki, Mi, Gi or Ti`,
    ]);
  });
});

test.each<[Memory, string]>([
  ['1.4Gi', '1434Mi'],
  ['0.3Mi', '1Mi'],
])('reports %s, which ends inside a byte', (memory, whole) => {
  expect(messagesOf((path) => checkMemory(memory, path.at('memory')))).toEqual([
    `orders/web.memory: warning M1: expected whole bytes, got '${memory}'; write it as '${whole}'`,
  ]);
});

describe('cpu', () => {
  test.each<[Cpu, number]>([
    ['250m', 250],
    ['2', 2000],
    ['0.5', 500],
    ['1.001', 1001],
  ])('%s is %p thousandths of a core', (cpu, expected) => {
    expect(millicores(cpu)).toBe(expected);
  });

  test.each(['0', '0m', '0.0001', '-1', '1e3', '2 cores'])('refuses %s', (text) => {
    const cpu = text as Cpu; // what does not compile may come all the same
    expect(messagesOf((path) => checkCpu(cpu, path.at('cpu')))).toEqual([
      `orders/web.cpu: expected an amount such as '250m' or '2', got '${text}'; use thousandths of a core (m) or cores`,
    ]);
  });
});
