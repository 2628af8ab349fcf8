import type { EnvProps } from '../../../lib';

/** Kept in one Secret, under names in lower case. */
const SECRETS = {
  SECRET_KEY_BASE: 'secret_key_base',
  PREVIOUS_SECRET_KEY_BASE: 'previous_secret_key_base',
  DATABASE_URL: 'database_url',
  AWS_ACCESS_KEY_ID: 'aws_access_key_id',
  AWS_SECRET_ACCESS_KEY: 'aws_secret_access_key',
  S3_KEY: 'aws_access_key_id',
  S3_SECRET: 'aws_secret_access_key',
  ELASTICSEARCH_URL: 'elasticsearch_url',
  MEMCACHED_ENDPOINT: 'memcached_endpoint',
  HONEYBADGER_API_KEY: 'honeybadger_api_key',
  FASTLY_API_KEY: 'fastly_api_key',
};

export const envOf = (stage: string): EnvProps => ({
  clear: {
    RAILS_ENV: stage,
    RAILS_GROUPS: 'avo',
    RAILS_SERVE_STATIC_FILES: true,
    AWS_REGION: 'us-west-2',
    STATSD_ADDR: '$(STATSD_HOST):8125',
  },
  field: { DD_AGENT_HOST: 'status.hostIP', STATSD_HOST: 'status.hostIP' },
  secret: [{ from: stage, keys: SECRETS }],
});
