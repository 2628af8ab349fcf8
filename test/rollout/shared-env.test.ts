import { describe, expect, test } from '@jest/globals';
import { EnvConfig, type EnvProps, RailsService, RollingDeployment } from '../../lib';
import { present, render } from '../rendering';

const variablesOf = (port: number | undefined, variables: EnvProps = {}) => {
  const rendered = render((chart) => {
    const env = new EnvConfig(chart, 'env', { clear: { PORT: 3000, LOG_LEVEL: 'info' } });
    new RollingDeployment(chart, 'cable', { env, variables, ...(port !== undefined && { port }) });
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

  test('reads more beside them, secrets too', () => {
    const rendered = render((chart) => {
      const env = new EnvConfig(chart, 'env', { clear: { LOG_LEVEL: 'info' } });
      const variables: EnvProps = { clear: { ROLE: 'cable' }, secret: ['CABLE_TOKEN'] };
      new RollingDeployment(chart, 'cable', { env, variables });
    });
    const own = rendered.container('Deployment', 'yashima-cable').env ?? [];
    expect(own.map(({ name }) => name).sort()).toEqual(['CABLE_TOKEN', 'ROLE']);
  });

  test('reads the PORT that it names itself, whatever it listens on', () => {
    expect(variablesOf(28080, { clear: { PORT: 8080 } })).toEqual([{ name: 'PORT', value: '8080' }]);
  });
});

describe('a deployment that shares the variables of others', () => {
  const tmpOf = (TMPDIR: string, stickyTmp?: string) =>
    render((chart) => {
      const env = new EnvConfig(chart, 'env', { clear: { TMPDIR } });
      new RollingDeployment(chart, 'api', { env, ...(stickyTmp !== undefined && { stickyTmp }) });
    }).container('Deployment', 'yashima-api').env;

  test('and not their sticky directory keeps its files in /tmp', () => {
    expect(tmpOf('/tmp/ruby')).toEqual([{ name: 'TMPDIR', value: '/tmp' }]);
  });

  test.each([
    ['makes the same directory', '/tmp/ruby', '/tmp/ruby'],
    ['has one that is no directory of /tmp', '/data/tmp', undefined],
  ])('reads their TMPDIR where it %s', (_, shared, stickyTmp) => {
    expect(tmpOf(shared, stickyTmp)).toBeUndefined();
  });

  test('reads its own sticky directory where it makes another', () => {
    expect(tmpOf('/tmp/ruby', '/tmp/api')).toEqual([{ name: 'TMPDIR', value: '/tmp/api' }]);
  });

  test('of a Rails application does so too', () => {
    const rendered = render((chart) => {
      const { env } = new RailsService(chart, 'rails');
      new RollingDeployment(chart, 'api', { env });
    });
    expect(rendered.container('Deployment', 'yashima-api').env).toContainEqual({
      name: 'TMPDIR',
      value: '/tmp',
    });
  });
});

describe('a deployment whose variables stand in a ConfigMap that keeps its name', () => {
  const annotationsOf = (level: string) =>
    render((chart) => {
      const env = { clear: { LOG_LEVEL: level }, configMap: 'yashima-settings' };
      new RollingDeployment(chart, 'api', { env });
    }).pod('Deployment', 'yashima-api').metadata?.annotations ?? {};

  test('says on its pods what is in there', () => {
    expect(annotationsOf('info')).toEqual({ 'checksum/yashima-settings': expect.any(String) });
  });

  test('rolls when it changes', () => {
    expect(annotationsOf('info')).not.toEqual(annotationsOf('debug'));
  });
});
