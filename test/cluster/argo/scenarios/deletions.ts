import { expect } from '@jest/globals';
import { kubectlOk } from '../../kubectl';
import type { Scenario } from '../scenario';
import { serviceIn } from '../service';
import { RAILS } from '../sources';
import type { World } from '../world';

const CLAIM = `claim = new VolumeClaim(this, 'uploads', { size: '1Gi' });`;

/** What may never go: uids by kind. */
const data = ({ happened: { namespaces, secrets, claims } }: World, name: string) => ({
  namespace: namespaces.now('').find(({ metadata }) => metadata.name === name)?.metadata.uid,
  dotenv: secrets.now(name).find(({ metadata }) => metadata.name === 'dotenv')?.metadata.uid,
  claim: claims.now(name)[0]?.metadata.uid,
});

/** Comes after all others, for the ApplicationSet is everybody's. */
export const deletions: Scenario = {
  law: 'a folder, an Application, an ApplicationSet that is deleted leaves namespace, dotenv and claims behind, and comes back',
  services: { doomed: RAILS + CLAIM },
  show: async (world) => {
    const { deploys, happened } = world;
    const service = serviceIn(world, 'doomed');
    const pods = () => happened.pods.now('doomed').length;
    await service.arrives('v1');
    const before = data(world, 'doomed');
    expect(Object.values(before)).toEqual([expect.any(String), expect.any(String), expect.any(String)]);

    const from = await world.instant();

    // without synth, which would refuse it
    await deploys.inTurn(async () => {
      await deploys.git('rm', '-r', '--quiet', 'dist/production/doomed');
      await deploys.push('the folder goes');
    });
    await refreshSet(world);
    await service.refresh();
    await service.until('Argo CD misses the folder', () =>
      (service.state()?.status?.conditions ?? []).some(({ type }) => type === 'ComparisonError'),
    );
    expect(data(world, 'doomed')).toEqual(before);
    expect(service.serving('v1')).toBe(3);
    await service.push('the folder comes back', () => {});
    await service.arrives('v1');
    expect(service.fewestServing(from)).toBe(3);

    const uid = service.state()?.metadata.uid;
    // as Argo CD's own clients delete with all objects; the ApplicationSet takes the finalizer away again
    const application = ['application', service.application, '-n', 'argocd'];
    const finalizers = ['resources-finalizer.argocd.argoproj.io'];
    kubectlOk(['patch', ...application, '--type=merge', '-p', JSON.stringify({ metadata: { finalizers } })]);
    kubectlOk(['delete', ...application, '--wait=false']);
    await service.until(
      'there is a new Application',
      () => ![undefined, uid].includes(service.state()?.metadata.uid),
    );
    await service.arrives('v1');
    expect(data(world, 'doomed')).toEqual(before);

    kubectlOk(['delete', 'applicationset', 'services', '-n', 'argocd']);
    expect(data(world, 'doomed')).toEqual(before);
    expect(pods()).toBeGreaterThan(2);
    kubectlOk(['apply', '-f', `${deploys.root}/dist/argocd`]);
    await service.arrives('v1');
    expect(data(world, 'doomed')).toEqual(before);
  },
};

/** Has the ApplicationSet look at the repository now. */
const refreshSet = ({ api }: World) =>
  api.patch('/apis/argoproj.io/v1alpha1/namespaces/argocd/applicationsets/services', {
    metadata: { annotations: { 'argocd.argoproj.io/application-set-refresh': 'true' } },
  });
