import { CRON_JOB_LENGTH, entryOf, isDnsLabel, isDnsSubdomain, LABEL_LENGTH } from '../../kernel';
import type { Check, Objection } from '../check';
import type { World } from '../world';

interface Rule {
  readonly holds: (name: string) => boolean;
  readonly expected: string;
}

const subdomain: Rule = {
  holds: isDnsSubdomain,
  expected: "lower-case letters, digits, '-' and '.', 253 characters at most",
};

const label = (length: number): Rule => ({
  holds: (name) => isDnsLabel(name, length),
  expected: `lower-case letters, digits and '-', ${length} characters at most`,
});

/** A Service's name becomes part of a host name that may not begin with a digit (RFC 1035). */
const service: Rule = {
  holds: (name) => isDnsLabel(name) && /^[a-z]/.test(name),
  expected: `a letter, then lower-case letters, digits and '-', ${LABEL_LENGTH} characters at most`,
};

/** Names in access control may be paths, such as `system:node`. */
const segment: Rule = {
  holds: (name) => name !== '' && name !== '.' && name !== '..' && !/[/%]/.test(name),
  expected: "a name without '/' and '%'",
};

/**
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ and, for what becomes a label of
 * its pods, the length of a label: Jobs as they are, StatefulSets with a hash of 10 digits behind.
 */
const RULES: Readonly<Record<string, Rule>> = {
  Namespace: label(LABEL_LENGTH),
  Service: service,
  'CronJob.batch': label(CRON_JOB_LENGTH),
  'Job.batch': label(LABEL_LENGTH),
  'StatefulSet.apps': label(CRON_JOB_LENGTH),
  'Role.rbac.authorization.k8s.io': segment,
  'RoleBinding.rbac.authorization.k8s.io': segment,
  'ClusterRole.rbac.authorization.k8s.io': segment,
  'ClusterRoleBinding.rbac.authorization.k8s.io': segment,
};

export const objectNames: Check = {
  id: 'C2',
  title: 'every name is one that its kind may have',
  severity: 'error',
  why: 'the API server refuses the object, or a controller refuses what it makes of it',
  fix: "shorten the name, or write it in lower-case letters, digits and '-'",
  *run({ objects }: World): Iterable<Objection> {
    for (const to of objects) {
      const { name } = to.object.metadata;
      const { holds, expected } = entryOf(RULES, to.kind) ?? subdomain;
      if (typeof name === 'string' && holds(name)) continue;
      yield { to, field: 'metadata.name', expected, got: name, fix: 'choose a shorter or simpler name' };
    }
  },
};
