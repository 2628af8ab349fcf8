import { expect } from '@jest/globals';
import type { Application } from '../kinds';
import type { Scenario } from '../scenario';
import { serviceIn } from '../service';

const ONE = 'production: {} /* further clusters */';
const OTHER = "'production-osaka': {}";
const NEVER = `
    windows: [{ schedule: '* * * * *', duration: '2h', clusters: ['production-osaka'], reason: 'one API server' }],`;

/** Comes after all others, for it concerns every service. */
export const clusters: Scenario = {
  law: 'a cluster that is added to the platform gets its Applications and moves no file, and one that is taken away takes nothing with it',
  services: {},
  show: async (world) => {
    const { deploys, happened } = world;
    const service = serviceIn(world, 'ordered');
    const names = (cluster: string) =>
      happened.applications
        .now('argocd')
        .map(({ metadata }) => metadata.name)
        .filter((name) => name.endsWith(cluster));
    const platform = (from: string, to: string) =>
      deploys.write('apps/platform.ts', deploys.read('apps/platform.ts').replace(from, to));
    const uids = () => happened.namespaces.now('').map(({ metadata }) => metadata.uid);
    const before = names('-production').length;
    const there = uids();

    await service.push('a second cluster', () => {
      platform(ONE, `${ONE}, ${OTHER}`);
      platform('argo: {', `argo: {${NEVER}`);
    });
    await service.until(
      'the second cluster has its Applications',
      () => names('-osaka').length === before,
      400,
    );
    const moved = await deploys.git('diff', '--name-status', 'HEAD~1', 'HEAD', '--', 'dist');
    expect(
      moved.split('\n').filter((line) => !/^(A\tdist\/production-osaka\/|M\tdist\/argocd\/|$)/.test(line)),
    ).toEqual([]);

    await service.push('the second cluster closes', () => {
      platform(OTHER, "'production-osaka': { retired: 'closed' }");
      platform(NEVER, '');
    });
    const isMissing = ({ metadata, status }: Application) =>
      metadata.name.endsWith('-osaka') && (status?.conditions?.length ?? 0) > 0;
    await service.until('its folders are missed', () => happened.applications.now('argocd').some(isMissing));
    expect(names('-osaka')).toHaveLength(before);
    expect(uids()).toEqual(there);
    expect(service.serving('v1')).toBe(3);
  },
};
