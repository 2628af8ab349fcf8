import { field, list, record, records, text } from '../../../kernel';
import { type Complaint, FINE, type Rule, type Table } from '../rule';
import { onlyWhere, says } from '../rules/together';
import { containersTogether, PROFILES } from './containers-together';

/** The pod is killed while it still sleeps. What is not written is 30 s. */
const sleepsWithinGrace: Rule = (value) => {
  const pod = record(value);
  const grace = pod.terminationGracePeriodSeconds ?? 30;
  return ['containers', 'initContainers'].flatMap((all) =>
    records(pod[all]).flatMap((container, index) =>
      ['preStop', 'postStart'].flatMap((hook): readonly Complaint[] => {
        const got = field(container, 'lifecycle', hook, 'sleep', 'seconds');
        if (typeof got !== 'number' || typeof grace !== 'number' || got <= grace) return FINE;
        const place = `${all}.${text(container.name) ?? index}.lifecycle.${hook}.sleep.seconds`;
        const fix = 'sleep shorter, or raise terminationGracePeriodSeconds';
        return [{ at: place, expected: `${grace} at most, the grace period`, got, fix }];
      }),
    ),
  );
};

/** A pod of the host's network has no ports of its own. */
const hostPorts: Rule = (value) => {
  const pod = record(value);
  if (pod.hostNetwork !== true) return FINE;
  return records(pod.containers).flatMap((container, index) =>
    records(container.ports).flatMap((port): readonly Complaint[] => {
      const got = port.hostPort ?? port.containerPort;
      if (got === port.containerPort) return FINE;
      const at = `containers.${text(container.name) ?? index}.ports.hostPort`;
      return [{ at, expected: `${port.containerPort}, its containerPort`, got, fix: 'leave hostPort out' }];
    }),
  );
};

const ownNameservers: Rule = (value) => {
  const { dnsPolicy, dnsConfig } = record(value);
  if (dnsPolicy !== 'None' || list(field(dnsConfig, 'nameservers')).length > 0) return FINE;
  const expected = 'one at least where dnsPolicy is None';
  return [{ at: 'dnsConfig.nameservers', expected, got: undefined, fix: 'write one' }];
};

/** A block device is a volume too. */
const devices: Rule = (value) => {
  const pod = record(value);
  const volumes = records(pod.volumes).map(({ name }) => name);
  return records(pod.containers).flatMap((container, index) =>
    records(container.volumeDevices).flatMap(({ name: got }): readonly Complaint[] => {
      if (volumes.includes(got)) return FINE;
      const at = `containers.${text(container.name) ?? index}.volumeDevices`;
      return [{ at, expected: 'a volume of the pod', got, fix: 'add the volume or take the device away' }];
    }),
  );
};

const TOLERATION: Table = [
  onlyWhere(says('operator', ['Equal', 'Lt', 'Gt'], 'Equal'), 'operator is Equal', 'value'),
  onlyWhere(says('effect', ['NoExecute']), 'effect is NoExecute', 'tolerationSeconds'),
  keyUnlessAll,
];

function keyUnlessAll(value: unknown): readonly Complaint[] {
  const { key = '', operator } = record(value);
  if (key !== '' || (operator ?? 'Equal') !== 'Equal') return FINE;
  return [
    {
      at: 'operator',
      expected: 'Exists where no key is named',
      got: operator,
      fix: 'name the key of the taint',
    },
  ];
}

const SPREAD: Table = [
  onlyWhere(says('whenUnsatisfiable', ['DoNotSchedule']), 'whenUnsatisfiable is DoNotSchedule', 'minDomains'),
  onlyWhere(
    (holder) => (holder.labelSelector ?? undefined) !== undefined,
    'a labelSelector is',
    'matchLabelKeys',
  ),
];

export const podTogether: Table = [
  sleepsWithinGrace,
  hostPorts,
  PROFILES,
  ownNameservers,
  devices,
  containersTogether,
  {
    'tolerations[]': TOLERATION,
    'topologySpreadConstraints[]': SPREAD,
  },
];
