/** What a chart cannot say: tsc fails here if one of these compiles. Nothing of it is ever run. */
import { MigrationJob, RailsService, SecureIngress } from '../../lib';
import { platform } from '../rendering';

export class Mistaken extends platform.ServiceChart {
  // @ts-expect-error sandbox has no value
  missing = this.pick({ production: 6, qa: 2 });

  // @ts-expect-error the platform has no environment called staging
  extra = this.pick({ production: 6, qa: 2, sandbox: 1, staging: 1 });

  // @ts-expect-error the environment is called production
  misspelt = this.pick({ prod: 6, qa: 2, sandbox: 1 });

  // @ts-expect-error the prop is called replicas
  replica = new RailsService(this, 'a', { web: { replica: 6 } });

  // @ts-expect-error a number of pods is a number
  text = new RailsService(this, 'b', { web: { replicas: '3' } });

  // @ts-expect-error a number of pods is a number in every environment
  picked: number = this.pick({ production: '6', qa: 2, sandbox: 1 });

  // @ts-expect-error memory has a binary unit
  megabytes = new RailsService(this, 'd', { web: { memory: '768MB' } });

  // @ts-expect-error a duration has a unit
  unitless = new RailsService(this, 'e', { web: { minReady: 10 } });

  // @ts-expect-error no adapter is called kiqside
  adapter = new RailsService(this, 'f', { workers: { jobs: { adapter: 'kiqside' } } });

  // @ts-expect-error a worker serves nobody
  port = new RailsService(this, 'g', { workers: { jobs: { adapter: 'sidekiq', port: 3000 } } });

  // @ts-expect-error a cron has a schedule
  schedule = new RailsService(this, 'h', { crons: { tidy: { task: 'carts:tidy' } } });

  // @ts-expect-error a variable is a text, a number or a boolean
  nothing = new RailsService(this, 'i', { env: { clear: { LOG_LEVEL: null } } });

  rails = new RailsService(this, 'rails', { workers: { mails: { adapter: 'sidekiq' } } });

  // @ts-expect-error the worker is called mails
  worker = this.rails.workers.mail;

  // @ts-expect-error the service has no crons
  cron = this.rails.crons.tidy;

  // @ts-expect-error the field is called imagePullPolicy
  policy = new MigrationJob(this, 'j', { service: this.rails, container: { pullPolicy: 'Always' } });

  // @ts-expect-error a guard is a command, or off with a reason
  guard = new MigrationJob(this, 'k', { service: this.rails, guard: false });

  // @ts-expect-error an ingress leads to a service
  ingress = new SecureIngress(this, 'l', {});
}
