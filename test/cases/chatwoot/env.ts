import type { EnvProps } from '../../../lib';

const S3 = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
const POSTGRES = ['POSTGRES_USERNAME', 'POSTGRES_PASSWORD'];

/** What the application reads; only the domain differs from one environment to the next. */
export const envOf = (domain: string): EnvProps => ({
  clear: {
    INSTALLATION_ENV: 'helm',
    FRONTEND_URL: `https://chat.${domain}`,
    RAILS_LOG_TO_STDOUT: true,
    FORCE_SSL: true,
    ACTIVE_STORAGE_SERVICE: 'amazon',
    POSTGRES_HOST: `postgres.${domain}`,
    POSTGRES_PORT: 5432,
    POSTGRES_DATABASE: 'chatwoot_production',
    REDIS_URL: `redis://:$(REDIS_PASSWORD)@redis.${domain}:6379`,
  },
  secret: ['SECRET_KEY_BASE', 'REDIS_PASSWORD', 'SMTP_PASSWORD', 'SENTRY_DSN', ...POSTGRES, ...S3],
});
