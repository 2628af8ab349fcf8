import type { Manifest } from '../../../lib/kernel';
import { object, template } from '../objects';

type Fields = Readonly<Record<string, unknown>>;

export const IMAGE = 'registry.example.com/yashima:4f2a9c1';

/** Annotations that give an object its place in a sync. */
export const hook = (phase: string, wave = 0, more: Fields = {}): Fields => ({
  annotations: {
    'argocd.argoproj.io/hook': phase,
    'argocd.argoproj.io/sync-wave': String(wave),
    ...more,
  },
});

export const wave = (number: number): Fields => ({
  annotations: { 'argocd.argoproj.io/sync-wave': String(number) },
});

export const SKIPPING = { name: 'SKIP_POST_DEPLOYMENT_MIGRATIONS', value: 'true' };

const config = (name: string) => ({ envFrom: [{ configMapRef: { name } }] });

/** A ConfigMap that pods of this file read unless told otherwise. */
export const env = (metadata: Fields = wave(-30)): Manifest =>
  object('ConfigMap/yashima-env', { data: { LOG_LEVEL: 'info' } }, metadata);

/** The Job that migrates. */
export const migration = (metadata: Fields = hook('Sync', -10), container: Fields = {}, name = 'migration') =>
  object(
    `Job/${name}`,
    {
      spec: {
        template: template(
          { app: name },
          { restartPolicy: 'Never' },
          { image: IMAGE, command: ['bin/rails', 'db:migrate'], ...config('yashima-env'), ...container },
        ),
      },
    },
    metadata,
  );

/** An init container that waits for the migration. */
export const guard = (container: Fields = {}): Fields => ({
  name: 'wait-for-migration',
  image: IMAGE,
  command: ['bin/rails', 'db:abort_if_pending_migrations'],
  ...container,
});

/** A Deployment of the migrated image with these init containers. */
export const web = (
  init: readonly Fields[] = [guard()],
  metadata: Fields = {},
  labels: Fields = {},
): Manifest =>
  object(
    'Deployment/web',
    {
      spec: {
        selector: { matchLabels: { app: 'web' } },
        template: template(
          { app: 'web', ...labels },
          { initContainers: init },
          { image: IMAGE, ...config('yashima-env') },
        ),
      },
    },
    metadata,
  );

/** Labels of pods that a chart of ours makes. */
export const OURS = { 'app.kubernetes.io/managed-by': 'cdk8s-rails' };
