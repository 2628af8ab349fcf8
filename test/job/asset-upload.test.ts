import { describe, expect, test } from '@jest/globals';
import { AssetUpload, type AssetUploadProps, RailsService } from '../../lib';
import { present, render } from '../rendering';

const TO = 's3://yashima-assets/assets';
const UPLOADER = { image: 'registry.example.com/aws-cli:2.31.0' };

const renderUpload = (props: Partial<AssetUploadProps> = {}, cluster = 'production') =>
  render(
    (chart) => {
      const service = new RailsService(chart, 'rails', {
        web: { memory: '768Mi' },
        env: { secret: ['DATABASE_URL'] },
        placement: { nodeSelector: { disk: 'ssd' } },
      });
      const to = props.command === undefined ? ({ to: TO } as const) : {};
      new AssetUpload(chart, 'assets', { service, ...to, ...props });
    },
    { cluster },
  );

const container = (props: Partial<AssetUploadProps> = {}) =>
  renderUpload(props).container('Job', 'yashima-assets');

const podOf = (props: Partial<AssetUploadProps> = {}) =>
  present(renderUpload(props).pod('Job', 'yashima-assets').spec);

describe('an upload of assets', () => {
  test('is a hook of the sync, made anew each time, after what it needs and before the migration', () => {
    expect(renderUpload().manifest('Job', 'yashima-assets').metadata.annotations).toEqual({
      'argocd.argoproj.io/hook': 'Sync',
      'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
      'argocd.argoproj.io/sync-wave': '-20',
    });
  });

  test.each([
    [
      'adds to a bucket of S3 what is not there',
      {},
      [
        ...['aws', 's3', 'sync', '/rails/public/assets', TO, '--size-only', '--no-progress'],
        ...['--cache-control', 'public, max-age=31536000, immutable'],
      ],
    ],
    [
      'adds to a bucket of Google what is not there',
      { to: 'gs://yashima/assets' },
      [
        ...['gcloud', 'storage', 'rsync', '/rails/public/assets', 'gs://yashima/assets'],
        ...['--recursive', '--no-clobber', '--cache-control=public, max-age=31536000, immutable'],
      ],
    ],
    [
      'runs the command of the chart',
      { command: ['bin/rails', 'assets:sync'] },
      ['bin/rails', 'assets:sync'],
    ],
  ] satisfies [string, Partial<AssetUploadProps>, string[]][])('%s', (_, props, command) => {
    expect(container(props).command).toEqual(command);
  });

  test('takes another directory, and says of files what the chart says', () => {
    const { command } = container({ directory: '/app/public/vite', cacheControl: 'no-cache' });
    expect(command).toEqual(expect.arrayContaining(['/app/public/vite', 'no-cache']));
  });

  test.each([
    ['in the image of the service', {}],
    ['in an image of its own', { uploader: UPLOADER }],
  ] satisfies [string, Partial<AssetUploadProps>][])(
    'has labels and annotations of its own, %s',
    (_, props) => {
      const metadata = { labels: { app: 'yashima-assets' }, annotations: { owner: 'web' } };
      const rendered = renderUpload({ ...props, metadata });
      expect(rendered.pod('Job', 'yashima-assets').metadata).toMatchObject(metadata);
      expect(rendered.manifest('Job', 'yashima-assets').metadata.labels).toMatchObject(metadata.labels);
      expect(rendered.findings).toEqual([]);
    },
  );

  test.each([
    ['has 15 minutes', {}, 'activeDeadlineSeconds', 900],
    ['has as long as the chart says', { deadline: '1h' }, 'activeDeadlineSeconds', 3600],
    ['is tried twice more, for it may run again', {}, 'backoffLimit', 2],
    ['is not tried again where the chart says so', { backoffLimit: 0 }, 'backoffLimit', 0],
  ] satisfies [string, Partial<AssetUploadProps>, string, unknown][])('%s', (_, props, field, expected) => {
    expect(renderUpload(props).object('Job', 'yashima-assets').spec).toHaveProperty(field, expected);
  });

  test.each([
    ['runs in the primary cluster', 'production', {}, ['yashima-assets']],
    ['does not run in another cluster of the same bucket', 'production-osaka', {}, []],
    ['runs where each cluster has its bucket', 'production-osaka', { perCluster: true }, ['yashima-assets']],
    ['may be called as the chart says', 'production', { name: 'upload' }, ['upload']],
  ])('%s', (_, cluster, props, jobs) => {
    expect(renderUpload(props, cluster).names('Job')).toEqual(jobs);
  });
});

describe("an upload by the service's own image", () => {
  test.each(['image', 'env', 'envFrom', 'volumeMounts'] as const)('has the %s of the web pods', (field) => {
    const web = renderUpload().container('Deployment', 'yashima-web')[field];
    expect(container()[field]).toEqual(present(web));
  });

  test('asks for what the chart gives it', () => {
    const { resources, imagePullPolicy } = container({
      memory: '1Gi',
      cpu: '500m',
      container: { imagePullPolicy: 'Always' },
    });
    expect(resources?.requests).toMatchObject({ memory: '1Gi', cpu: '500m' });
    expect(imagePullPolicy).toBe('Always');
  });
});

describe('an upload by an image of its own', () => {
  test("copies the files out of the service's image, then uploads them from the same directory", () => {
    const { initContainers = [], containers } = podOf({ uploader: UPLOADER });
    expect(initContainers).toMatchObject([
      {
        image: 'registry.example.com/yashima:4f2a9c1',
        command: ['cp', '-R', '/rails/public/assets/.', '/upload'],
        volumeMounts: [{ name: 'assets', mountPath: '/upload' }],
      },
    ]);
    expect(containers).toMatchObject([
      {
        image: UPLOADER.image,
        volumeMounts: [
          { name: 'tmp', mountPath: '/tmp' },
          { name: 'assets', mountPath: '/rails/public/assets', readOnly: true },
        ],
      },
    ]);
  });

  test('shows it none of the variables of the service', () => {
    const variables = { clear: { AWS_REGION: 'ap-northeast-1' }, secret: ['AWS_ACCESS_KEY_ID'] };
    const { env, envFrom } = container({ uploader: { ...UPLOADER, variables } });
    expect(env?.map(({ name }) => name).sort()).toEqual(['AWS_ACCESS_KEY_ID', 'AWS_REGION', 'HOME']);
    expect(envFrom).toBeUndefined();
  });

  test('has account and nodes of the web pods, for the bucket knows the account', () => {
    const { serviceAccountName, nodeSelector } = podOf({ uploader: UPLOADER });
    expect({ serviceAccountName, nodeSelector }).toEqual({
      serviceAccountName: 'yashima',
      nodeSelector: { disk: 'ssd' },
    });
  });

  test('has room for the files, which count as its own', () => {
    const { volumes, containers } = podOf({ uploader: { ...UPLOADER, size: '2Gi' } });
    expect(volumes).toContainEqual({ name: 'assets', emptyDir: { sizeLimit: '2Gi' } });
    expect(containers[0]?.resources?.limits?.['ephemeral-storage']).toBe('2304Mi');
  });

  test.each([
    ['512Mi', {}],
    ['1Gi', { memory: '1Gi' }],
  ] satisfies [string, Partial<AssetUploadProps>][])('has %s of memory', (memory, props) => {
    expect(container({ uploader: UPLOADER, ...props }).resources?.limits).toMatchObject({ memory });
  });

  test('may run a command of its own', () => {
    const command = ['rclone', 'copy', '/rails/public/assets', 'store:assets'];
    expect(container({ uploader: UPLOADER, command }).command).toEqual(command);
  });
});

describe('an upload of assets refuses', () => {
  test.each([
    ['aws s3 sync . s3://bucket --delete', '--delete'],
    [
      'gcloud storage rsync . gs://bucket --delete-unmatched-destination-objects',
      '--delete-unmatched-destination-objects',
    ],
    ['gsutil -m rsync -r -d . gs://bucket', 'rsync -r -d'],
    ['aws s3 rm s3://bucket/assets --recursive', 'rm'],
    ['s3cmd sync --delete-removed . s3://bucket', '--delete-removed'],
    ['rclone sync . store:bucket', 'rclone sync'],
    ['mc mirror --remove . store/bucket', '--remove'],
  ])('%s', (line, word) => {
    expect(renderUpload({ command: line.split(' ') }).findings).toEqual([
      `yashima/production/assets.command: expected a command that only adds, got '${word}', which deletes; leave the files of old versions: while pods are replaced, both versions are asked for theirs (F46)`,
    ]);
  });

  test('such words inside a line of a shell too', () => {
    const command = ['sh', '-c', 'aws s3 sync . s3://bucket --delete && exec true'];
    expect(renderUpload({ command }).findings).toHaveLength(1);
  });

  test.each([
    ['azcopy sync . https://store.example.com --delete-destination=false'],
    ['gsutil -m rsync -r . gs://bucket'],
    ['rclone copy . store:bucket'],
  ])('nothing about %s', (line) => {
    expect(renderUpload({ command: line.split(' ') }).findings).toEqual([]);
  });

  test.each([
    [
      'to go nowhere',
      { to: undefined as never },
      "to: expected a bucket and a prefix, got nothing; write it as 's3://bucket/assets' or 'gs://bucket/assets'",
    ],
    [
      'no bucket',
      { to: 's3://' },
      "to: expected a bucket and a prefix, got 's3://'; write it as 's3://bucket/assets' or 'gs://bucket/assets'",
    ],
    [
      'a bucket that the command does not hear of',
      { to: TO, command: ['/upload'] },
      `to: expected none beside command, which says it itself, got '${TO}'; remove one of the two`,
    ],
    [
      'no command',
      { command: [] },
      'command: expected a program and its arguments, got []; leave it out for `to`',
    ],
    [
      'a directory that is relative to nothing',
      { directory: 'public/assets' },
      "directory: expected an absolute directory, got 'public/assets'; write it as '/rails/public/assets'",
    ],
    [
      'an uploader that may move',
      { uploader: { image: 'registry.example.com/aws-cli:latest' } },
      "uploader.image: F54: expected an immutable tag or a digest, got 'latest'; use the commit or the digest that the build pushed",
    ],
    [
      'no room',
      { uploader: { ...UPLOADER, size: '0Mi' } },
      "uploader.size: expected an amount such as '768Mi' or '1.5Gi', got '0Mi'; use Ki, Mi, Gi or Ti",
    ],
    [
      'a variable that plainly is a secret',
      { uploader: { ...UPLOADER, variables: { clear: { AWS_SECRET_ACCESS_KEY: 'abc' } } } },
      "uploader.variables.clear.AWS_SECRET_ACCESS_KEY: expected a value that anybody may read, got what looks like a secret; put it into the Secret and name its key: secret: ['AWS_SECRET_ACCESS_KEY']",
    ],
    [
      'no memory',
      { memory: '0Mi' },
      "memory: expected an amount such as '768Mi' or '1.5Gi', got '0Mi'; use Ki, Mi, Gi or Ti",
    ],
    [
      'no CPU',
      { cpu: '0' },
      "cpu: expected an amount such as '250m' or '2', got '0'; use thousandths of a core (m) or cores",
    ],
    [
      'a name that is none',
      { name: 'Assets' },
      "name: expected a name of lower-case letters, digits and '-', 63 characters at most, got 'Assets'; choose a shorter or simpler name",
    ],
  ] satisfies [string, Partial<AssetUploadProps>, string][])('%s', (_, props, message) => {
    expect(renderUpload(props).findings).toEqual([`yashima/production/assets.${message}`]);
  });
});
