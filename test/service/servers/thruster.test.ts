import { describe, expect, test } from '@jest/globals';
import type { WebProps } from '../../../lib';
import { findings, renderWeb, variables, web } from '../webs';

const thruster = (props: WebProps = {}): WebProps => ({ server: 'thruster', ...props });

describe('a web process behind Thruster', () => {
  test('starts Puma through it, without a pid file that would outlive it', () => {
    expect(web(thruster()).command).toEqual([
      './bin/thrust',
      'bundle',
      'exec',
      'puma',
      '-C',
      'config/puma.rb',
    ]);
  });

  test('starts what the chart says', () => {
    expect(web(thruster({ command: ['bin/thrust', 'bin/puma'] })).command).toEqual([
      'bin/thrust',
      'bin/puma',
    ]);
  });

  test.each([
    ['listens on 8080', {}, 'HTTP_PORT', '8080'],
    ['listens where the chart says', { port: 8000 }, 'HTTP_PORT', '8000'],
    ['listens at a port with a name', { port: { name: 'web', number: 8000 } }, 'HTTP_PORT', '8000'],
    ['leads to Puma', {}, 'TARGET_PORT', '3000'],
    ['leads to Puma elsewhere where it takes its place', { port: 3000 }, 'TARGET_PORT', '3001'],
    ['waits for a whole upload', {}, 'HTTP_READ_TIMEOUT', '35'],
    ['waits for the longest answer', {}, 'HTTP_WRITE_TIMEOUT', '35'],
    ['waits as long as the chart says', { shutdown: { longestRequest: '60s' } }, 'HTTP_WRITE_TIMEOUT', '65'],
    ['leaves it to the load balancer to close connections', {}, 'HTTP_IDLE_TIMEOUT', '620'],
  ] satisfies [string, WebProps, string, string][])('%s', (_, props, variable, value) => {
    expect(variables(thruster(props))[variable]).toBe(value);
  });

  test('opens the port of Thruster alone', () => {
    expect(web(thruster()).ports).toEqual([{ name: 'http', containerPort: 8080, protocol: 'TCP' }]);
  });

  test('tells nobody else where it listens', () => {
    expect(Object.keys(renderWeb(thruster()).clear)).not.toContain('HTTP_PORT');
  });

  test.each([
    ['TLS_DOMAIN', 'a.example.com', 'leave it out: TLS ends at the ingress'],
    ['THRUSTER_TLS_DOMAIN', 'a.example.com', 'leave it out: TLS ends at the ingress'],
    ['HTTP_PORT', 80, 'set port'],
    ['THRUSTER_HTTP_PORT', 80, 'set port'],
    ['HTTP_WRITE_TIMEOUT', 10, 'set shutdown.longestRequest'],
  ])('refuses %s of its own', (name, value, fix) => {
    expect(findings(thruster({ env: { clear: { [name]: value } } }))).toEqual([
      `env.clear.${name}: expected no ${name} here, got one; ${fix}`,
    ]);
  });

  test('refuses a duration that is none once', () => {
    expect(findings(thruster({ shutdown: { longestRequest: '-1s' } }))).toHaveLength(1);
  });
});
