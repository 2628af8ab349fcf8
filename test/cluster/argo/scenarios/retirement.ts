import { expect } from '@jest/globals';
import type { Scenario } from '../scenario';
import { pause, serviceIn } from '../service';
import { RAILS } from '../sources';

const CLAIM = `claim = new VolumeClaim(this, 'uploads', { size: '1Gi' });`;

export const retirement: Scenario = {
  law: 'kube retire takes away what runs of a service, and on a second explicit step its data',
  services: { retiring: RAILS + CLAIM },
  show: async (world) => {
    const { deploys, happened } = world;
    const service = serviceIn(world, 'retiring');
    const names = (objects: readonly { readonly metadata: { readonly name: string } }[]) =>
      objects.map(({ metadata }) => metadata.name);
    const namespace = () => names(happened.namespaces.now('')).includes('retiring');
    const retire = (...words: readonly string[]) =>
      deploys.inTurn(() =>
        deploys.kube('retire', 'retiring', '-e', 'production', '--push', '--yes', 'retiring', ...words),
      );
    await service.arrives('v1');

    expect(await retire('--reason', 'moved to himekuri')).toMatchObject({ exitCode: 0 });
    await service.refresh();
    // the Job that migrated stays behind, as hooks of Argo CD do
    const running = () => happened.pods.now('retiring').filter(({ status }) => status?.phase !== 'Succeeded');
    await service.until('nothing runs', () => running().length === 0);
    await service.until('no Deployment is left', () => happened.deployments.now('retiring').length === 0);
    expect(namespace()).toBe(true);
    expect(names(happened.secrets.now('retiring'))).toContain('dotenv');
    expect(names(happened.claims.now('retiring'))).toEqual(['retiring-uploads']);

    // the ApplicationSet may not have read the commit yet, and brings the Application back
    for (let attempt = 0; attempt < 10 && (await retire('--data')).exitCode !== 0; attempt++) await pause(10);
    await service.until('its namespace is gone', () => !namespace());
    await pause(15);
    expect(service.state()).toBeUndefined();
    expect(namespace()).toBe(false);
  },
};
