import { describe, expect, test } from '@jest/globals';
import { RailsService, type RailsServiceProps } from '../../lib';
import { present, render } from '../rendering';

const rendered = (props: RailsServiceProps) => render((chart) => new RailsService(chart, 'rails', props));

const NGINX = { nginx: { image: 'registry.example.com/nginx:1.31.3', replicas: 3 } };
const UPLOAD = { host: 'https://assets.example.com', upload: { to: 's3://yashima-assets' as const } };

describe('assets', () => {
  test.each([
    ['are not spoken of where the chart does not', undefined, {}],
    ['are served by the web process', 'bundled', { RAILS_SERVE_STATIC_FILES: '1' }],
    [
      'are fetched by a CDN',
      { cdn: 'https://cdn.example.com' },
      { RAILS_SERVE_STATIC_FILES: '1', RAILS_ASSET_HOST: 'https://cdn.example.com' },
    ],
    ['are found in object storage', UPLOAD, { RAILS_ASSET_HOST: 'https://assets.example.com' }],
    ['are served by nginx', NGINX, {}],
  ] satisfies [string, RailsServiceProps['assets'], object][])('%s', (_, assets, variables) => {
    const { clear } = rendered(assets === undefined ? {} : { assets });
    const said = Object.entries(clear).filter(([name]) => /STATIC_FILES|ASSET_HOST/.test(name));
    expect(Object.fromEntries(said)).toEqual(variables);
  });

  test.each([
    ['the web process', { assets: 'bundled' }, 'the web process'],
    [
      'the web process, as a variable says',
      { env: { clear: { RAILS_SERVE_STATIC_FILES: 'yes' } } },
      'the web process',
    ],
    ['a CDN', { assets: { cdn: 'cdn.example.com' } }, 'a CDN in front of the web process'],
    ['nginx', { assets: NGINX }, 'pods of nginx'],
  ] satisfies [string, RailsServiceProps, string][])(
    'of the version before are missed in %s (F46)',
    (_, props, who) => {
      expect(rendered(props).findings).toEqual([
        `yashima/production/assets: warning F46: expected assets of both versions while pods are replaced, which 'upload' gives, got ${who}; upload them, { host, upload }, or acknowledge what keeps the files of the version before`,
      ]);
    },
  );

  test('are refused in two ways at once', () => {
    const both = { cdn: 'https://cdn.example.com', ...NGINX };
    expect(rendered({ assets: both }).findings).toContainEqual(
      `yashima/production/assets: expected one way to serve them, got ["cdn","nginx"]; write one of { cdn }, { host, upload } and { nginx }, or 'bundled'`,
    );
  });

  test('of both versions are in object storage, so nothing is reported', () => {
    expect(rendered({ assets: UPLOAD }).findings).toEqual([]);
  });

  test.each(['https://assets.example.com/rails', 'ftp://a.example.com', ''])('at %p are refused', (cdn) => {
    expect(rendered({ assets: { cdn } }).findings).toContainEqual(
      expect.stringContaining('yashima/production/assets.cdn: expected a host, with https:// or without'),
    );
  });

  test('are uploaded from where the image has them, in the image of the web process', () => {
    const { findings, ...all } = rendered({ root: '/app', assets: UPLOAD });
    expect(findings).toEqual([]);
    const objects = all.objects.filter(({ kind }) => kind === 'Job');
    expect(JSON.stringify(objects)).toContain('"/app/public/assets","s3://yashima-assets/assets"');
    expect(objects.map(({ metadata }) => metadata.annotations?.['argocd.argoproj.io/sync-wave'])).toEqual([
      '-20',
    ]);
  });

  test('are served on the nodes of the application, by pods that the chart may name and ask', () => {
    const nginx = { ...NGINX.nginx, name: 'files', probes: { readiness: '/assets/app.css' } };
    const all = rendered({ placement: { nodeSelector: { pool: 'rails' } }, assets: { nginx } });
    const pod = present(all.pod('Deployment', 'files').spec);
    expect(pod.nodeSelector).toEqual({ pool: 'rails' });
    expect(pod.containers[0]?.readinessProbe?.httpGet?.path).toBe('/assets/app.css');
  });

  test('are copied out of the image of the application for nginx, which knows no secret', () => {
    const pod = present(rendered({ root: '/app', assets: NGINX }).pod('Deployment', 'yashima-assets').spec);
    const [copy] = present(pod.initContainers);
    expect(copy?.image).toBe('registry.example.com/yashima:4f2a9c1');
    expect(copy?.command).toEqual(['cp', '-R', '/app/public/assets', '/usr/share/nginx/html/']);
    const [nginx] = pod.containers;
    expect(nginx?.volumeMounts).toContainEqual({ name: 'public', mountPath: '/usr/share/nginx/html' });
    expect(copy?.volumeMounts).toContainEqual({ name: 'public', mountPath: '/usr/share/nginx/html' });
    expect([nginx?.env, nginx?.envFrom, copy?.env, copy?.envFrom]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
