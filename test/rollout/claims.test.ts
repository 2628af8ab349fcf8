import { describe, expect, test } from '@jest/globals';
import { Size } from 'cdk8s';
import * as k from 'cdk8s-plus-28';
import {
  RollingDeployment,
  type RollingDeploymentProps,
  VolumeClaim,
  type VolumeClaimProps,
} from '../../lib';
import { externalsIn } from '../../lib/kernel';
import { render } from '../rendering';

const findings = (accessMode: VolumeClaimProps['accessMode'], props: RollingDeploymentProps) =>
  render((chart) => {
    const claim = new VolumeClaim(chart, 'uploads', { size: '1Gi', ...(accessMode && { accessMode }) });
    new RollingDeployment(chart, 'api', { volumes: { '/data': { claim } }, ...props });
  }).findings;

const AT = 'yashima/production/api.volumes./data: ';
type Volumes = NonNullable<RollingDeploymentProps['volumes']>;

const HELPER = 'registry.example.com/helper:1';
const SHARE = "give the VolumeClaim accessMode: 'ReadWriteMany'";

describe('a claim that only one node can use', () => {
  test.each([
    ['several pods', { replicas: 2 }],
    ['pods that an autoscaler adds', { autoscaling: { min: 1, max: 2 } }],
  ])('is reported with %s', (_, props) => {
    expect(findings(undefined, props)).toEqual([
      `${AT}warning F47: expected a claim that pods on several nodes can use, got 'ReadWriteOnce'; ${SHARE}, or run a singleton`,
    ]);
  });

  test('is reported where a new pod must be ready before the old one goes', () => {
    expect(findings('ReadWriteOnce', { replicas: 1 })).toEqual([
      `${AT}warning F28: expected a claim that the old and the new pod of a rollout can use on two nodes, got 'ReadWriteOnce'; ${SHARE}, run a singleton, or set maxSurge: 0 and maxUnavailable: 1`,
    ]);
  });

  test.each([
    ['a singleton', { singleton: true }],
    ['no pod', { replicas: 0 }],
  ])('is right for %s', (_, props) => {
    expect(findings('ReadWriteOnce', props)).toEqual([]);
  });

  test.each(['50%', 1] as const)('is right where the old pod goes first, by %s', (maxUnavailable) => {
    expect(findings('ReadWriteOnce', { replicas: 1, maxSurge: 0, maxUnavailable })).toEqual([
      expect.stringContaining('warning P1: '),
    ]);
  });

  test.each([
    ['a proxy', 'proxy', (volumes: Volumes) => ({ port: 3000, proxy: { image: HELPER, volumes } })],
    [
      'a sidecar',
      'sidecars.cache',
      (volumes: Volumes) => ({ sidecars: { cache: { image: HELPER, volumes } } }),
    ],
    [
      'an init container',
      'init.fill',
      (volumes: Volumes) => ({ init: { fill: { command: ['/fill'], volumes } } }),
    ],
  ])('is found in %s', (_, place, propsWith) => {
    const rendered = render((chart) => {
      const claim = new VolumeClaim(chart, 'uploads', { size: '1Gi' });
      new RollingDeployment(chart, 'api', propsWith({ '/data': { claim } }));
    });
    expect(rendered.findings).toContainEqual(
      expect.stringMatching(`^yashima/production/api.${place}.volumes./data: warning F47: `),
    );
  });

  test('is reported once, wherever it is mounted', () => {
    const rendered = render((chart) => {
      const claim = new VolumeClaim(chart, 'uploads', { size: '1Gi' });
      new RollingDeployment(chart, 'api', {
        volumes: { '/data': { claim, name: 'data' }, '/old': { claim, name: 'data', subPath: 'old' } },
      });
    });
    expect(rendered.findings).toEqual([expect.stringContaining('warning F47: ')]);
  });

  test('is known where cdk8s-plus-28 made it', () => {
    const rendered = render((chart) => {
      const claim = new k.PersistentVolumeClaim(chart, 'uploads', {
        storage: Size.gibibytes(1),
        accessModes: [k.PersistentVolumeAccessMode.READ_WRITE_ONCE],
      });
      new RollingDeployment(chart, 'api', { volumes: { '/data': { claim } } });
    });
    expect(rendered.findings).toEqual([expect.stringContaining('warning F47: ')]);
  });
});

describe('a claim that only one pod can use', () => {
  test.each([
    ['several pods', { replicas: 2 }, 'a claim that several pods can use'],
    ['a rollout of one', { replicas: 1 }, 'a claim that the old and the new pod of a rollout can use'],
  ])('is refused for %s', (_, props, expected) => {
    expect(findings('ReadWriteOncePod', props)).toEqual([
      expect.stringContaining(`${AT}expected ${expected}, got 'ReadWriteOncePod'; `),
    ]);
  });
});

describe('a claim that is right for several pods', () => {
  test.each(['ReadWriteMany', 'ReadOnlyMany'] as const)('is one for %s', (accessMode) => {
    expect(findings(accessMode, { replicas: 3 })).toEqual([]);
  });

  test('may be one of which only the name is known, for it is made elsewhere', () => {
    let externals: ReadonlySet<string> = new Set();
    const { findings: found } = render((chart) => {
      new RollingDeployment(chart, 'api', { volumes: { '/data': { claim: 'uploads' } } });
      externals = externalsIn(chart);
    });
    expect(found).toEqual([]);
    expect([...externals]).toEqual(['PersistentVolumeClaim/uploads']);
  });
});
