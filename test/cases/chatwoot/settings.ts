import type { EnvProps, ProbesProps } from '../../../lib';

/** The script that prepares the environment, and Rails. */
export const START = [
  'docker/entrypoints/rails.sh',
  'bundle',
  'exec',
  'rails',
  's',
  '-p',
  '3000',
  '-b',
  '0.0.0.0',
];

/** Booting takes up to ten minutes. */
export const PROBES: ProbesProps = {
  startup: { path: '/health', period: '10s', failures: 60 },
  liveness: { path: '/health', period: '15s', failures: 3 },
  readiness: '/api',
};

export const scaledFrom = (min: number) => ({ autoscaling: { min, max: 10, cpu: '75%' } }) as const;

const S3 = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
const POSTGRES = ['POSTGRES_USERNAME', 'POSTGRES_PASSWORD'];

/** What the application reads; only the domain differs from one environment to the next. */
export const envOf = (domain: string): EnvProps => ({
  clear: {
    INSTALLATION_ENV: 'helm',
    FRONTEND_URL: `https://chat.${domain}`,
    RAILS_LOG_TO_STDOUT: true,
    // longer than the load balancer keeps a websocket
    PUMA_PERSISTENT_TIMEOUT: 3605,
    FORCE_SSL: true,
    ACTIVE_STORAGE_SERVICE: 'amazon',
    POSTGRES_HOST: `postgres.${domain}`,
    POSTGRES_PORT: 5432,
    POSTGRES_DATABASE: 'chatwoot_production',
    REDIS_URL: `redis://:$(REDIS_PASSWORD)@redis.${domain}:6379`,
  },
  secret: ['SECRET_KEY_BASE', 'REDIS_PASSWORD', 'SMTP_PASSWORD', 'SENTRY_DSN', ...POSTGRES, ...S3],
});
