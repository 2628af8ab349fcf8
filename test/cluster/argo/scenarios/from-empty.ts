import { expect } from '@jest/globals';
import type { Scenario } from '../scenario';
import { isContent, serviceIn } from '../service';
import { RAILS } from '../sources';

const CRON = `
cron = new CronTask(this, 'expiry', { schedule: '0 4 1 1 *', command: ['bin/expire'], image: 'registry.example.com/cron:1' });
`;

export const fromEmpty: Scenario = {
  law: 'from an empty cluster every Application becomes Synced and Healthy, and so does a second release, though no Ingress has an address and the last run of a CronJob failed',
  services: { empty: RAILS + CRON },
  show: async (world) => {
    const service = serviceIn(world, 'empty');
    const { applications, ingresses, cronJobs } = world.happened;
    const hasBeenContent = (name: string) =>
      applications.events('argocd').some(({ object }) => object.metadata.name === name && isContent(object));
    const names = () => [...new Set(applications.now('argocd').map(({ metadata }) => metadata.name))];

    await service.arrives('v1');
    await service.until('every Application has been content', () => names().every(hasBeenContent), 400);
    expect(names()).toContain('platform');

    const [cron] = cronJobs.now('empty');
    await world.api.patch(`${service.path('apis/batch/v1', 'cronjobs', cron?.metadata.name ?? '')}/status`, {
      status: { lastSuccessfulTime: '2026-01-01T00:00:00Z', lastScheduleTime: '2026-01-02T00:00:00Z' },
    });
    await service.release('v2');
    await service.arrives('v2');
    expect(ingresses.now('empty').map(({ status }) => status?.loadBalancer?.ingress)).toEqual([undefined]);
    expect(cronJobs.now('empty')[0]?.status).toMatchObject({ lastScheduleTime: '2026-01-02T00:00:00Z' });
  },
};
