import { describe, expect, test } from '@jest/globals';
import { EnvConfig, RollingDeployment } from '../../lib';
import { present, render } from '../rendering';

const variablesOf = (port: number | undefined) => {
  const rendered = render((chart) => {
    const env = new EnvConfig(chart, 'env', { clear: { PORT: 3000, LOG_LEVEL: 'info' } });
    new RollingDeployment(chart, 'cable', { env, ...(port !== undefined && { port }) });
  });
  const [container] = present(
    present(rendered.object('Deployment', 'yashima-cable').spec).template.spec,
  ).containers;
  return container?.env;
};

describe('a deployment that shares its variables', () => {
  test('reads its own port as PORT', () => {
    expect(variablesOf(28080)).toEqual([{ name: 'PORT', value: '28080' }]);
  });

  test('reads the shared PORT where it listens on that', () => {
    expect(variablesOf(3000)).toBeUndefined();
  });

  test('reads the shared PORT where it listens on none', () => {
    expect(variablesOf(undefined)).toBeUndefined();
  });
});
