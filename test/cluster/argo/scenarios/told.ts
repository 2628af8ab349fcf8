import { expect } from '@jest/globals';
import type { Scenario } from '../scenario';
import { pause, serviceIn } from '../service';
import type { Message } from '../slack';
import { RAILS } from '../sources';

export const told: Scenario = {
  law: "success, failure and degradation reach the team's channel in Slack once each, with service, environment, release and a link",
  services: { told: RAILS.replace('replicas: 3', "replicas: 3, progressDeadline: '15s'") },
  team: 'sky',
  show: async (world) => {
    const service = serviceIn(world, 'told');
    const heard = (title: string, release: string) =>
      world.slack.about(`told-production ${title}`).filter(({ text }) => text.includes(`told:${release}`));
    const once = (title: string, release: string) =>
      service.until(`Slack has heard that ${release} ${title}`, () => heard(title, release).length > 0, 300);
    await service.arrives('v1');
    await service.release('v2');
    await service.arrives('v2');
    await once('is deployed', 'v2');

    // pods are restarted, as kube env does it, and none can be made
    const quota = service.path('api/v1', 'resourcequotas', 'full');
    await world.api.create(quota.replace('/full', ''), {
      metadata: { name: 'full' },
      spec: { hard: { pods: '0' } },
    });
    await world.api.patch(service.path('apis/apps/v1', 'deployments', 'told-web'), {
      spec: { template: { metadata: { annotations: { 'kubectl.kubernetes.io/restartedAt': 'now' } } } },
    });
    await once('is deployed and degraded', 'v2');
    await world.api.remove(quota);
    await service.arrives('v2');

    await service.release('broken');
    await once('could not be deployed', 'broken');
    await pause(20);

    const all = world.slack.about('told-production');
    const isWhole = ({ channel, text }: Message) =>
      channel === '#sky' &&
      ['told', 'production', 'https://argocd.example.com/applications/argocd/told-production'].every((word) =>
        text.includes(word),
      );
    expect(all.filter((message) => !isWhole(message))).toEqual([]);
    expect(heard('is deployed"', 'v2').length + heard('is deployed\n', 'v2').length).toBe(1);
    expect(heard('is deployed and degraded', 'v2')).toHaveLength(1);
    expect(world.slack.about('told-production could not be deployed')).toHaveLength(1);
  },
};
