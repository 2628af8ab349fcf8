import { SLACK } from '../../kernel';
import { PUMA } from '../rails-facts';
import type { WebServer } from './server';

/** Where Puma listens behind it, unless that is where Thruster itself does. */
const PUMA_PORT = 3000;

/**
 * Longer than any load balancer leaves a connection idle: who closes first cuts a request that the other
 * just sent. Google's keeps them 10 minutes.
 * https://cloud.google.com/load-balancing/docs/https#timeouts_and_retries
 */
const IDLE = 620;

const ENDS_TLS = { value: '', instead: 'leave it out: TLS ends at the ingress' };

/**
 * A proxy that compresses, caches assets and sends files for Puma, to which it hands on PORT as its own
 * target and the signals. Not through `rails server`, whose pid file outlives a killed container in its
 * pod and keeps the next one from starting (https://github.com/opf/helm-charts/issues/108). Its timeouts
 * count reading the request and writing the answer, Puma's work in between.
 * https://github.com/basecamp/thruster#custom-configuration
 */
export const thruster: WebServer = {
  usualPort: 8080,
  plan({ port, longestRequest }) {
    const answered = String(longestRequest + SLACK);
    const instead = 'set shutdown.longestRequest';
    const owned = {
      HTTP_PORT: { value: String(port), instead: 'set port' },
      TARGET_PORT: {
        value: String(port === PUMA_PORT ? PUMA_PORT + 1 : PUMA_PORT),
        instead: 'leave it out: nobody else asks there',
      },
      HTTP_READ_TIMEOUT: { value: answered, instead },
      HTTP_WRITE_TIMEOUT: { value: answered, instead },
      HTTP_IDLE_TIMEOUT: {
        value: String(Math.max(IDLE, longestRequest + SLACK)),
        instead: 'leave it out: a load balancer must be the first to close',
      },
    };
    return {
      command: ['./bin/thrust', ...PUMA],
      owned,
      unwanted: { TLS_DOMAIN: ENDS_TLS, ...prefixed(owned) },
    };
  },
};

/** Every variable has a second name, which wins. */
const prefixed = <T>(owned: Readonly<Record<string, T>>): Readonly<Record<string, T | typeof ENDS_TLS>> =>
  Object.fromEntries(
    Object.entries({ TLS_DOMAIN: ENDS_TLS, ...owned }).map(([name, owner]) => [`THRUSTER_${name}`, owner]),
  );
