import { expect, test } from '@jest/globals';
import { Workshop } from './workshop';

const released = (): Workshop => {
  const shop = new Workshop('shop');
  shop.release('v1');
  return shop;
};

test('production is not changed where nobody can be asked, nor where somebody says no', async () => {
  const silent = await released().kube('apply shop -e production');
  expect([silent.exitCode, silent.err]).toEqual([
    2,
    'kube apply: expected somebody to confirm it, got no terminal; look at what it says, then add --yes',
  ]);
  const refused = await released().kube('apply shop -e production', { confirms: [false] });
  expect([refused.exitCode, refused.out]).toEqual([0, '']);
});

test("a file for Argo CD's plug-in of SOPS is refused: nobody would decrypt it", async () => {
  const shop = released();
  shop.write('dist/sandbox/shop/shop.secret.enc', 'sops: {}');
  const { exitCode, err } = await shop.kube('apply shop -e sandbox');
  expect(exitCode).toBe(1);
  expect(err).toContain('dist/sandbox/shop/shop.secret.enc: expected secrets that the cluster can make');
});

test('what was never rendered is not applied, nor waited for', async () => {
  const shop = new Workshop('shop');
  for (const command of ['apply', 'wait']) {
    const { exitCode, err } = await shop.kube(`${command} shop -e sandbox`);
    expect(exitCode).toBe(1);
    expect(err).toContain("'kube synth'");
  }
});

test('what dist does not say as the chart does now is a note, before anything is asked', async () => {
  const shop = released();
  const words = 'apply shop -e production';
  expect((await shop.kube(words, { confirms: [false] })).err).toBe('nothing was changed');
  shop.write('apps/shop/releases.yaml', 'sandbox: v1\nproduction: v2\n');
  const { exitCode, err } = await shop.kube(words, { confirms: [false] });
  expect([exitCode, err]).toEqual([
    0,
    "dist/production/shop/shop.k8s.yaml is not what the chart gives now: 'kube synth' first?\nnothing was changed",
  ]);
});

test.each(['apply', 'wait'])('kube %s takes no time that is none', async (command) => {
  const { exitCode, err } = await released().kube(`${command} shop -e sandbox --timeout soon`);
  expect(exitCode).toBe(2);
  expect(err).toContain(`kube ${command} --timeout: expected a duration`);
});
