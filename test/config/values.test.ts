import { describe, expect, test } from '@jest/globals';
import { ConfigFiles, EnvConfig, RollingDeployment } from '../../lib';
import { render } from '../rendering';
import { envOf, wrongWith } from './plans';

const LOST = ['__proto__', 'constructor'];

const lost = (place: string, key: string) =>
  `yashima/production/${place}.${key}: expected a name other than '__proto__' and 'constructor', got '${key}'; rename it`;

describe('a key that JavaScript has a meaning for', () => {
  test.each(LOST)('is refused of a clear value: %s', (key) => {
    const { findings } = render((chart) => new EnvConfig(chart, 'env', { clear: { [key]: 'a' } }));
    expect(findings).toEqual([lost('env.clear', key)]);
  });

  test.each(LOST)('is refused of a text: %s', (key) => {
    const { findings } = render((chart) => new ConfigFiles(chart, 'files', { texts: { [key]: 'a' } }));
    expect(findings).toEqual([lost('files.texts', key)]);
  });

  test.each([...LOST, 'toString'])('is a variable like others in a list: %s', (key) => {
    const rendered = render(
      (chart) => new RollingDeployment(chart, 'web', { variables: { clear: { [key]: 'a' } } }),
    );
    expect(rendered.findings).toEqual([]);
    expect(rendered.container('Deployment', 'yashima-web').env).toContainEqual({ name: key, value: 'a' });
  });

  test('is not there unless somebody gave it', () => {
    render((chart) => {
      expect(new EnvConfig(chart, 'env', { clear: { LEVEL: '1' } }).clearValue('toString')).toBeUndefined();
    });
    const { findings } = render(
      (chart) => new RollingDeployment(chart, 'web', { variables: { clear: { toString: '$(toString)' } } }),
    );
    expect(findings).toEqual([
      'yashima/production/web.variables.clear.toString: expected variables that stand before it, got $(toString); declare toString above it, or write $$(toString) for the text itself',
    ]);
  });
});

describe('what is put before every key of a whole source', () => {
  const from = (prefix: string) => ({ from: [{ secret: 'keys', prefix }] });

  test.each(['', '_', 'REDIS_', 'a1'])('may be %p', (prefix) => {
    expect(envOf(from(prefix)).from).toEqual([{ prefix, secretRef: { name: 'keys' } }]);
    expect(wrongWith(from(prefix))).toEqual([]);
  });

  test.each(['日本', '=', 'A=', 'a b', '1', 'redis-', ' '])('is refused where it is %p', (prefix) => {
    expect(wrongWith(from(prefix))).toEqual([
      `orders/env.from.0.prefix: expected the beginning of a variable's name: letters, digits and '_', no digit first, got '${prefix}'; write it as 'REDIS_'`,
    ]);
  });
});
