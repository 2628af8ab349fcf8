import { randomUUID } from 'node:crypto';
import { hostname, userInfo } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { type Manifest, textAt } from '../../kernel';
import type { Answer } from '../cluster/api';
import { refusal } from '../cluster/refusal';
import { pathOfObject, refusedObject } from '../rollout/refused-object';
import { read, urlOf } from './requests';
import type { Workplace } from './site';

/** Seconds without a sign of life after which whoever held it was killed. */
const PATIENCE = 15;
const BETWEEN_SIGNS = 4000;

/**
 * Runs something while nobody else applies the same service. A run that was killed holds its Lease until it has been
 * silent for a while; time is measured here, so that clocks need not agree.
 * https://kubernetes.io/docs/concepts/architecture/leases/
 */
export async function alone<T>(at: Workplace, work: () => Promise<T>): Promise<T> {
  const holder = `${userInfo().username}@${hostname()} ${randomUUID().slice(0, 8)}`;
  const lease = leaseOf(at);
  const url = await urlOf(at, lease);
  await take(at, lease, holder);
  const sign = () => void at.ask({ ...patch(url, signOf(holder)) }).catch(() => undefined);
  const signs = setInterval(sign, BETWEEN_SIGNS);
  try {
    return await work();
  } finally {
    clearInterval(signs);
    await at.ask(patch(url, { spec: { holderIdentity: null } })).catch(() => undefined);
  }
}

const leaseOf = ({ service, namespace }: Workplace): Manifest => ({
  apiVersion: 'coordination.k8s.io/v1',
  kind: 'Lease',
  metadata: { name: `kube-apply-${service}`, namespace },
});

async function take(at: Workplace, lease: Manifest, holder: string): Promise<void> {
  const url = await urlOf(at, lease);
  const found = await read(at, lease);
  const current = textAt(found, 'spec', 'holderIdentity') ?? '';
  if (current !== '') await untilSilent(at, lease, found, current);
  const answer = await (found === undefined
    ? at.ask({
        method: 'POST',
        url: url.slice(0, url.lastIndexOf('/')),
        body: { ...lease, ...signOf(holder) },
      })
    : at.ask(patch(url, { metadata: { resourceVersion: versionOf(found) }, ...signOf(holder) })));
  check(at, lease, answer);
}

const versionOf = (object: unknown): string => textAt(object, 'metadata', 'resourceVersion') ?? '';

/** Refuses where the holder gives a sign of life meanwhile. */
async function untilSilent(at: Workplace, lease: Manifest, found: unknown, holder: string): Promise<void> {
  at.tell(`${holder} is applying ${at.service}, or was interrupted: waiting ${PATIENCE}s for a sign of life`);
  for (let second = 0; second < PATIENCE; second += 1) {
    await pause(1000);
    const now = await read(at, lease);
    if (versionOf(now) === versionOf(found) && Date.now() < at.deadline) continue;
    throw busy(at, lease, textAt(now, 'spec', 'holderIdentity') ?? '');
  }
}

/** Of two that begin at the same time, one is told so. */
function check(at: Workplace, lease: Manifest, answer: Answer): void {
  if (answer.status === 409) throw busy(at, lease, 'somebody else');
  if (answer.status >= 300) throw refusedObject(at, lease, answer);
}

const busy = (at: Workplace, lease: Manifest, holder: string) =>
  refusal(
    pathOfObject(at, lease),
    'nobody else who applies it',
    holder === '' ? 'one who has just ended' : holder,
    holder === '' ? 'run it again' : 'wait until that has ended',
  );

const signOf = (holderIdentity: string) => ({
  spec: {
    holderIdentity,
    leaseDurationSeconds: PATIENCE,
    renewTime: new Date().toISOString().replace('Z', '000Z'),
  },
});

const patch = (url: string, body: object) => ({
  method: 'PATCH' as const,
  url,
  query: { fieldManager: 'kube-apply' },
  type: 'application/merge-patch+json',
  body,
});
