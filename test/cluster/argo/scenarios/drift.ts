import { expect } from '@jest/globals';
import type { Scenario } from '../scenario';
import { pause, serviceIn } from '../service';
import { RAILS } from '../sources';

export const drift: Scenario = {
  law: 'a number of pods or a label that somebody changed by hand is undone, and a number that an autoscaler chose is left alone',
  services: { drifting: RAILS, elastic: RAILS.replace('replicas: 3', 'autoscaling: { min: 2, max: 9 }') },
  show: async (world) => {
    const fixed = serviceIn(world, 'drifting');
    const elastic = serviceIn(world, 'elastic');
    const web = (service: typeof fixed) => service.path('apis/apps/v1', 'deployments', `${service.name}-web`);
    const live = ({ name }: typeof fixed) => world.happened.deployments.now(name)[0];
    await fixed.arrives('v1');
    await elastic.arrives('v1');

    await world.api.patch(web(elastic), { spec: { replicas: 5 } });
    await world.api.patch(web(fixed), { spec: { replicas: 5 } });
    await fixed.until('somebody has scaled it', () => live(fixed)?.spec?.replicas === 5);
    await fixed.until('the number is undone', () => live(fixed)?.spec?.replicas === 3);
    await world.api.patch(web(fixed), { metadata: { labels: { 'app.kubernetes.io/version': 'by-hand' } } });
    await fixed.until(
      'the label is undone',
      () => live(fixed)?.metadata.labels?.['app.kubernetes.io/version'] === 'v1',
    );
    await fixed.arrives('v1');

    // longer than the repair of the other took
    await elastic.refresh();
    await pause(15);
    expect(live(elastic)?.spec?.replicas).toBe(5);
    expect(elastic.state()?.status?.sync?.status).toBe('Synced');
  },
};
