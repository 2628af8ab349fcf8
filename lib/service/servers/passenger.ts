import type { WebServer } from './server';

/**
 * nginx and the application's processes in one container; nginx answers for `public` itself, so assets need
 * no pods of their own. All processes start with the container, of one thread each in the open source edition.
 *
 * It writes its log to a file unless told; websockets that it may abort at the end would take requests with
 * them after 10 s; and the runtime belongs into the image (`passenger-config install-standalone-runtime`),
 * for nothing may be compiled in a pod.
 * https://www.phusionpassenger.com/library/config/standalone/reference/
 * https://github.com/phusion/passenger/blob/stable-6.0/src/ruby_supportlib/phusion_passenger/standalone/config_options_list.rb
 */
export const passenger: WebServer = {
  usualPort: 3000,
  plan({ port, concurrency }) {
    const processes = String(Math.max(1, concurrency));
    const options = {
      '--address': '0.0.0.0',
      '--port': String(port),
      '--environment': 'production',
      '--max-pool-size': processes,
      '--min-instances': processes,
      '--log-file': '/dev/stdout',
    };
    const flags = ['--no-abort-websockets-on-process-shutdown', '--no-install-runtime'];
    return {
      command: ['bundle', 'exec', 'passenger', 'start', ...Object.entries(options).flat(), ...flags],
      owned: {},
      unwanted: {},
    };
  },
};
