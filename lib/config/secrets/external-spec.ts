import {
  ExternalSecret,
  type ExternalSecretSpec,
  type ExternalSecretSpecDataRemoteRef,
} from '../../../imports/external-secrets.io';
import type { Manifest, RemoteReference } from '../../kernel';
import type { ExternalPlan } from './external-plan';

export const externalSecretSpec = (plan: ExternalPlan): Manifest =>
  ExternalSecret.manifest({ metadata: { name: plan.name }, spec: specOf(plan) });

const specOf = ({
  name,
  type,
  store,
  refreshSeconds,
  documents,
  values,
}: ExternalPlan): ExternalSecretSpec => ({
  refreshInterval: goDuration(refreshSeconds),
  secretStoreRef: store,
  target: {
    name,
    creationPolicy: 'Owner',
    // what vanishes from the store must not take the Secret from pods that run
    deletionPolicy: 'Retain',
    ...(type !== undefined && { template: { type } }),
  },
  ...(documents.length > 0 && { dataFrom: documents.map((document) => ({ extract: remoteRef(document) })) }),
  ...(values.size > 0 && {
    data: [...values].map(([secretKey, place]) => ({ secretKey, remoteRef: remoteRef(place) })),
  }),
});

/**
 * With what the API server fills in before 2.9 of the operator: Argo CD compares lists as a whole, and would
 * see a difference for ever. https://github.com/external-secrets/external-secrets/issues/6797
 */
const remoteRef = ({ key, property, version }: RemoteReference): ExternalSecretSpecDataRemoteRef => ({
  key,
  ...(property !== undefined && { property }),
  ...(version !== undefined && { version }),
  conversionStrategy: 'Default',
  decodingStrategy: 'None',
  metadataPolicy: 'None',
});

/** Hours, minutes and seconds, those that are not zero: Go knows no days. https://pkg.go.dev/time#ParseDuration */
function goDuration(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3600), 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [seconds % 60, 's'],
  ] as const;
  const text = parts.map(([count, unit]) => (count === 0 ? '' : `${count}${unit}`)).join('');
  return text === '' ? '0s' : text;
}
