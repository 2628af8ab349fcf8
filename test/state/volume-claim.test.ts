import { describe, expect, test } from '@jest/globals';
import { RollingDeployment, VolumeClaim, type VolumeClaimProps } from '../../lib';
import { present, render } from '../rendering';

const renderClaim = (props: VolumeClaimProps) =>
  render((chart) => new VolumeClaim(chart, 'uploads', props)).manifest(
    'PersistentVolumeClaim',
    props.name ?? 'yashima-uploads',
  );

const findings = (props: VolumeClaimProps, id = 'uploads') =>
  render((chart) => new VolumeClaim(chart, id, props)).findings;

describe('a volume claim', () => {
  test.each([
    ['is for one node where the chart says nothing', {}, 'accessModes', ['ReadWriteOnce']],
    ['is for as many as the chart says', { accessMode: 'ReadWriteMany' }, 'accessModes', ['ReadWriteMany']],
    ['holds what the chart asks for', {}, 'resources', { requests: { storage: '20Gi' } }],
    ['is of the class that the chart names', { storageClass: 'efs' }, 'storageClassName', 'efs'],
    ['is of no class where the chart names an empty one', { storageClass: '' }, 'storageClassName', ''],
  ] satisfies [string, Partial<VolumeClaimProps>, string, unknown][])('%s', (_, props, field, expected) => {
    expect(renderClaim({ size: '20Gi', ...props }).spec).toHaveProperty(field, expected);
  });

  test('is of the class of the cluster where the chart names none', () => {
    expect(renderClaim({ size: '20Gi' }).spec).not.toHaveProperty('storageClassName');
  });

  test('has the name that a claim already has', () => {
    expect(renderClaim({ size: '1Gi', name: 'data.v1' }).metadata.name).toBe('data.v1');
  });

  test('is there before all that needs it, and never taken away', () => {
    expect(renderClaim({ size: '20Gi' }).metadata.annotations).toEqual({
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
      'argocd.argoproj.io/sync-wave': '-30',
    });
  });

  test('is of no release, for it outlives them', () => {
    expect(renderClaim({ size: '20Gi' }).metadata.labels).toEqual({
      'app.kubernetes.io/name': 'yashima',
      'app.kubernetes.io/part-of': 'yashima',
      'app.kubernetes.io/managed-by': 'cdk8s-rails',
    });
  });

  test('is mounted where a deployment says', () => {
    const rendered = render((chart) => {
      const claim = new VolumeClaim(chart, 'uploads', { size: '20Gi', accessMode: 'ReadWriteMany' });
      new RollingDeployment(chart, 'api', { volumes: { '/app/storage': { claim } } });
    });
    const { volumes = [], containers } = present(rendered.pod('Deployment', 'yashima-api').spec);
    const mount = present(containers[0]?.volumeMounts?.find(({ mountPath }) => mountPath === '/app/storage'));
    const { persistentVolumeClaim } = present(volumes.find(({ name }) => name === mount.name));
    expect(persistentVolumeClaim).toEqual({ claimName: 'yashima-uploads' });
    expect(rendered.findings).toEqual([]);
  });
});

describe('a volume claim refuses', () => {
  test.each([
    [
      'to hold nothing',
      { size: '0Gi' },
      "size: expected an amount such as '768Mi' or '1.5Gi', got '0Gi'; use Ki, Mi, Gi or Ti",
    ],
    [
      'a mode that there is not',
      // what a chart that nobody type-checks may say
      { size: '1Gi', accessMode: 'ReadWrite' as 'ReadWriteOnce' },
      "accessMode: expected one of ReadWriteOnce, ReadWriteMany, ReadOnlyMany, ReadWriteOncePod, got 'ReadWrite'; correct it",
    ],
    [
      'what names no class',
      { size: '1Gi', storageClass: 'Fast Disk' },
      "storageClass: expected the name of a StorageClass, got 'Fast Disk'; write the name that it has in the cluster, or leave it out",
    ],
    [
      'what names no claim',
      { size: '1Gi', name: 'Data' },
      "name: expected a name of lower-case letters, digits, '-' and '.', got 'Data'; write the name it has",
    ],
  ] satisfies [string, VolumeClaimProps, string][])('%s', (_, props, message) => {
    expect(findings(props)).toEqual([`yashima/production/uploads.${message}`]);
  });

  test('an id that makes no name', () => {
    expect(findings({ size: '1Gi' }, 'Uploads')).toEqual([
      expect.stringMatching(/^yashima\/production\/Uploads: expected a name of lower-case letters/),
    ]);
  });
});
