export type { ScheduleProps } from './cron-plan';
export { checkSchedule } from './cron-schedule';
export { CronTask, type CronTaskProps } from './cron-task';
export type { Migratable, MigrationCommands } from './migratable';
export { MigrationJob } from './migration-job';
export type { MigrationJobProps } from './migration-job-props';
