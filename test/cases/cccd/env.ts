import type { EnvProps } from '../../../lib';

/** What differs between environments. */
export interface Differences {
  readonly stage: string;
  readonly host: string;
  readonly calculator: string;
  readonly futureDates: boolean;
  readonly tracker?: string | undefined;
}

const AWS = { SETTINGS__AWS__POLL_MESSAGE_COUNT: 10, SETTINGS__AWS__POLL_MESSAGE_WAIT_TIME: 0 };

/** What the application reads; the Secrets are made by Terraform. */
export const envOf = ({ stage, host, calculator, futureDates, tracker }: Differences): EnvProps => ({
  configMap: 'cccd-app-config',
  clear: {
    ...AWS,
    SETTINGS__AWS__S3__REGION: 'eu-west-2',
    RACK_ENV: 'production',
    MAINTENANCE_MODE: false,
    CASEWORKER_API_URL: 'http://cccd-app-service',
    ENV: stage,
    GRAPE_SWAGGER_ROOT_URL: `https://${host}`,
    LAA_FEE_CALCULATOR_HOST: `https://${calculator}/api/v1`,
    ALLOW_FUTURE_DATES: futureDates,
    ...(tracker !== undefined && { GTM_TRACKER_ID: tracker, ZENDESK_FEEDBACK: false }),
  },
  from: [{ secret: 'cccd-env-vars' }],
  secret: [
    { from: 'cccd-rds', keys: { DATABASE_URL: 'url' } },
    { from: 'cccd-elasticache-redis', keys: { REDIS_URL: 'url' } },
    { from: 'cccd-s3-bucket', keys: { SETTINGS__AWS__S3__BUCKET: 'bucket_name' } },
    { from: 'cccd-messaging', keys: { SETTINGS__AWS__SNS__SUBMITTED_TOPIC_ARN: 'topic_arn' } },
    { from: 'cccd-messaging', keys: { AWS_RESPONSE_QUEUE_NAME: 'sqs_cccd_name' } },
  ],
});
