import { isLabelKey, record } from '../../../kernel';
import { FINE, type Rule, type Table } from '../rule';
import { dataKey, schedule, timeZone } from '../rules/formats';
import { expressions, labelSelector, valuesWhereCompared } from '../rules/selectors';
import { atMostBytes, dnsLabel, subdomain, textIfAny, textThat } from '../rules/texts';
import type { ValueCheck } from '../value-checks';
import { at, inClaims, inOtherSelectors, inOwnSelectors, kindsOf } from '../where';
import { networkFormats } from './network-formats';
import { podFormats } from './pod-formats';
import { containerResource } from './resource-names';

/** https://kubernetes.io/docs/concepts/security/pod-security-admission/#pod-security-admission-labels-for-namespaces */
const podSecurityLabels: Rule = (value) =>
  ['enforce', 'audit', 'warn'].flatMap((mode) => {
    const [at, version] = [
      `pod-security.kubernetes.io/${mode}`,
      `pod-security.kubernetes.io/${mode}-version`,
    ];
    return [
      ...level(record(value)[at]).map((complaint) => ({ ...complaint, at })),
      ...release(record(value)[version]).map((complaint) => ({ ...complaint, at: version })),
    ];
  });

const level = textThat(
  (text) => ['privileged', 'baseline', 'restricted'].includes(text),
  'privileged, baseline or restricted',
  'write it exactly so',
);

const release = textThat(
  (text) => /^(latest|v1\.(0|[1-9]\d*))$/.test(text),
  "latest or 'v1.' and a number",
  "write it as 'v1.34'",
);

const accountName: Rule = (value) => {
  const { kind, name } = record(value);
  return kind === 'ServiceAccount'
    ? subdomain(name).map((complaint) => ({ ...complaint, at: 'name' }))
    : FINE;
};

/** Or what somebody's own controller limits. */
const limitType = textIfAny(
  (text) =>
    ['Container', 'Pod', 'PersistentVolumeClaim'].includes(text) || (text.includes('/') && isLabelKey(text)),
  'Container, Pod or PersistentVolumeClaim',
  'write it exactly so',
);

/** Part of the way to an object of the API server. */
const segment = textIfAny(
  (text) => !/^\.\.?$|[/%]/.test(text),
  "a name without '/' and '%'",
  'write it as the object does',
);

/** What an autoscaler measures of containers. */
const measured: Rule = (value) => containerResource(value).map(({ at: _, ...said }) => said);

const keys: Rule = (value) => Object.keys(record(value)).flatMap((key) => dataKey(key));

const apiVersion = textThat(
  (text) => /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[a-z]([-a-z0-9]*[a-z0-9])?$/.test(text),
  'a version, after a group and a slash or without',
  "write it as 'apps/v1'",
);

const kind = textThat(
  (text) => /^[A-Za-z]([-A-Za-z0-9]*[A-Za-z0-9])?$/.test(text),
  'the name of a kind',
  "write it as 'Deployment'",
);

const annotations = atMostBytes(256 * 1024, 'put long texts into a ConfigMap');

const MEBIBYTE = 2 ** 20;

/** https://kubernetes.io/docs/concepts/configuration/configmap/#motivation */
const whole = atMostBytes(MEBIBYTE, 'split it, or put the files into the image');

const DATA: Table = { data: [keys], binaryData: keys, stringData: keys };

const data: Rule = (value) => {
  const { data, binaryData, stringData } = record(value);
  return whole([data, binaryData, stringData]);
};

export const formats: ValueCheck = {
  id: 'V4',
  title: 'names, paths, addresses, schedules and selectors have the form that their field asks for',
  why: 'the API server refuses the object, or the node can do nothing with it',
  fix: 'write the value in the form that is named',
  pods: podFormats,
  kinds: kindsOf(
    networkFormats,
    inOwnSelectors(expressions),
    inOtherSelectors(labelSelector),
    inClaims({ storageClassName: subdomain }),
    {
      'StatefulSet.apps': { 'spec.serviceName': dnsLabel },
      'RoleBinding.rbac.authorization.k8s.io': { 'subjects[]': accountName },
      ResourceQuota: { 'spec.scopeSelector.matchExpressions[]': valuesWhereCompared },
      LimitRange: { 'spec.limits[].type': limitType },
      'HorizontalPodAutoscaler.autoscaling': {
        'spec.metrics[]': at(['resource.name', 'containerResource.name'], measured),
        'spec.metrics[].containerResource.container': dnsLabel,
        ...at(['spec.scaleTargetRef', 'spec.metrics[].object.describedObject'], {
          kind: segment,
          name: segment,
        }),
        ...at(['spec.metrics[].pods.metric', 'spec.metrics[].object.metric'], { name: segment }),
        'spec.metrics[].external.metric.name': segment,
      },
      '*': { apiVersion, kind, 'metadata.namespace': dnsLabel, 'metadata.annotations': annotations },
      Namespace: { 'metadata.labels': podSecurityLabels },
      ConfigMap: [data, DATA],
      Secret: [data, DATA],
      ServiceAccount: { 'imagePullSecrets[].name': subdomain },
      'CronJob.batch': { 'spec.schedule': schedule, 'spec.timeZone': timeZone },
    },
  ),
};
