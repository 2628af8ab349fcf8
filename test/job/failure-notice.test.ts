import { describe, expect, test } from '@jest/globals';
import { FailureNotice, type FailureNoticeProps } from '../../lib';
import { type Rendered, render, renderPlain } from '../rendering';

const IMAGE = 'registry.example.com/curl:8.15.0';

const renderNotice = (props: Partial<FailureNoticeProps> = {}, cluster = 'production') =>
  render(
    (chart) => new FailureNotice(chart, 'notice', { webhook: 'SLACK_WEBHOOK', image: IMAGE, ...props }),
    {
      cluster,
    },
  );

const container = (rendered: Rendered) => rendered.container('Job', 'yashima-notice');
const messageOf = (rendered: Rendered) =>
  container(rendered).env?.find(({ name }) => name === 'MESSAGE')?.value;

describe('a notice of a failed sync', () => {
  test.each([
    ['Job', 'yashima-notice'],
    ['ServiceAccount', 'yashima-notice'],
  ])('has a %s that is made anew when a sync has failed', (kind, name) => {
    expect(renderNotice().manifest(kind, name).metadata.annotations).toEqual({
      'argocd.argoproj.io/hook': 'SyncFail',
      'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
    });
  });

  test('has nothing of the service but its labels, by which it may reach the internet', () => {
    const { metadata, spec } = renderNotice().pod('Job', 'yashima-notice');
    expect(metadata?.labels).toMatchObject({ 'app.kubernetes.io/name': 'yashima' });
    expect(spec).toMatchObject({
      serviceAccountName: 'yashima-notice',
      automountServiceAccountToken: false,
      volumes: [{ name: 'tmp' }],
    });
    expect(container(renderNotice()).envFrom).toBeUndefined();
    expect(container(renderNotice()).env?.map(({ name }) => name)).toEqual(['WEBHOOK_URL', 'MESSAGE']);
  });

  test('has an account without token', () => {
    expect(renderNotice().object('ServiceAccount', 'yashima-notice').automountServiceAccountToken).toBe(
      false,
    );
  });

  test.each([
    ['a key of dotenv', 'SLACK_WEBHOOK', { name: 'dotenv', key: 'SLACK_WEBHOOK' }],
    ['a key of another Secret', { from: 'alerts', key: 'slack' }, { name: 'alerts', key: 'slack' }],
  ] satisfies [string, FailureNoticeProps['webhook'], unknown][])(
    'has the address from %s',
    (_, webhook, secretKeyRef) => {
      const { env } = container(renderNotice({ webhook }));
      expect(env).toContainEqual({ name: 'WEBHOOK_URL', valueFrom: { secretKeyRef } });
    },
  );

  test('puts the address into no argument, which a list of processes would show', () => {
    expect(container(renderNotice()).command?.join(' ')).not.toContain('$(WEBHOOK_URL)');
  });

  test('ends soon, for the failed sync goes on until it has', () => {
    expect(renderNotice().object('Job', 'yashima-notice').spec).toMatchObject({
      activeDeadlineSeconds: 60,
      backoffLimit: 1,
    });
  });

  test.each(['production', 'production-osaka'])('is in %s, whose sync may fail alone', (cluster) => {
    expect(renderNotice({}, cluster).names('Job')).toEqual(['yashima-notice']);
  });

  test('says which version failed where', () => {
    expect(messageOf(renderNotice({}, 'production-osaka'))).toBe(
      'Sync failed: yashima 4f2a9c1, production-osaka, namespace yashima',
    );
  });

  test('says what is known in a chart without a platform', () => {
    const rendered = renderPlain(
      (chart) => new FailureNotice(chart, 'notice', { webhook: 'URL', image: IMAGE }),
    );
    const { env } = rendered.container('Job', 'demo-notice');
    expect(env).toContainEqual({ name: 'MESSAGE', value: 'Sync failed: demo' });
  });

  test.each([
    ['what the chart says', 'Look at Argo CD', 'Look at Argo CD'],
    ['a $ as it is, which Kubernetes would read', 'costs $(PRICE), $5', 'costs $$(PRICE), $$5'],
  ])('says %s', (_, message, value) => {
    expect(messageOf(renderNotice({ message }))).toBe(value);
  });

  test('takes pull secrets, nodes and labels of its own, and fields that no prop names', () => {
    const rendered = renderNotice({
      user: 100,
      placement: { pullSecrets: ['registry'], nodeSelector: { disk: 'ssd' } },
      metadata: { labels: { 'example.com/team': 'orders' } },
      pod: { priorityClassName: 'low' },
      container: { workingDir: '/tmp' },
    });
    const { metadata, spec } = rendered.pod('Job', 'yashima-notice');
    expect(metadata?.labels).toMatchObject({ 'example.com/team': 'orders' });
    expect(spec).toMatchObject({
      imagePullSecrets: [{ name: 'registry' }],
      nodeSelector: { disk: 'ssd' },
      priorityClassName: 'low',
      securityContext: { runAsUser: 100 },
      containers: [{ workingDir: '/tmp' }],
    });
  });

  test('runs a command of its own', () => {
    const command = ['/notify', '--stdin=false'];
    expect(container(renderNotice({ command })).command).toEqual(command);
  });

  test('may be called as the chart says', () => {
    const rendered = renderNotice({ name: 'sync-failed' });
    expect([...rendered.names('Job'), ...rendered.names('ServiceAccount')]).toContain('sync-failed');
  });

  test.each([
    [
      'the address itself, without showing it',
      { webhook: 'https://hooks.slack.com/services/T0/B0/x' },
      "webhook: expected a key of letters, digits, '-', '_' and '.', got something else; write the name of the key, never its value",
    ],
    [
      'an image that may move',
      { image: 'registry.example.com/curl:latest' },
      "image: F54: expected an immutable tag or a digest, got 'latest'; use the commit or the digest that the build pushed",
    ],
    [
      'to say nothing',
      { message: ' ' },
      "message: expected a message, got ' '; leave it out for service, version and cluster",
    ],
    [
      'to run nothing',
      { command: [] },
      'command: expected a program and its arguments, got []; leave command out for the entrypoint',
    ],
    [
      'a name that is none',
      { name: 'Notice' },
      "name: expected a name of lower-case letters, digits and '-', 63 characters at most, got 'Notice'; choose a shorter or simpler name",
    ],
  ] satisfies [string, Partial<FailureNoticeProps>, string][])('refuses %s', (_, props, message) => {
    expect(renderNotice(props).findings).toEqual([`yashima/production/notice.${message}`]);
  });
});
