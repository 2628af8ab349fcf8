import { describe, expect, test } from '@jest/globals';
import type { WebProps } from '../../../lib';
import { findings, renderWeb, web } from '../webs';

const passenger = (props: WebProps = {}): WebProps => ({ server: 'passenger', ...props });

/** What an option of the command says. */
const option = (name: string, props?: WebProps) => {
  const { command = [] } = web(passenger(props));
  return command[command.indexOf(name) + 1];
};

describe('a web process of Passenger', () => {
  test('is started without a shell', () => {
    expect(web(passenger()).command?.slice(0, 4)).toEqual(['bundle', 'exec', 'passenger', 'start']);
  });

  test('starts what the chart says', () => {
    expect(web(passenger({ command: ['bin/passenger'] })).command).toEqual(['bin/passenger']);
  });

  test.each([
    ['listens on 3000', '--port', {}, '3000'],
    ['listens where the chart says', '--port', { port: 8080 }, '8080'],
    ['listens to other pods', '--address', {}, '0.0.0.0'],
    ['runs as production', '--environment', {}, 'production'],
    ['has one process', '--max-pool-size', {}, '1'],
    ['has the processes that the chart says', '--max-pool-size', { concurrency: 2, memory: '1Gi' }, '2'],
    ['starts them all at once', '--min-instances', { concurrency: 2, memory: '1Gi' }, '2'],
    ['has a process where the chart wants no master', '--max-pool-size', { concurrency: 0 }, '1'],
    ['writes its log to no disk', '--log-file', {}, '/dev/stdout'],
  ] satisfies [string, string, WebProps, string][])('%s', (_, name, props, value) => {
    expect(option(name, props)).toBe(value);
  });

  test.each(['--no-abort-websockets-on-process-shutdown', '--no-install-runtime'])('says %s', (flag) => {
    expect(web(passenger()).command).toContain(flag);
  });

  test('is led to where it listens', () => {
    expect(web(passenger({ port: 8080 })).ports).toEqual([
      { name: 'http', containerPort: 8080, protocol: 'TCP' },
    ]);
    expect(renderWeb(passenger({ port: 8080 })).clear.PORT).toBe('8080');
  });

  test('has no finding', () => {
    expect(findings(passenger())).toEqual([]);
  });
});
