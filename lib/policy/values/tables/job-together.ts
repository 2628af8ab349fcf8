import { type Json, list, record, records } from '../../../kernel';
import { type Complaint, FINE, type Rule, type Table } from '../rule';
import { exactlyOne } from '../rules/presence';
import { labelKey, noneOf, oneOf, textIfAny } from '../rules/texts';
import { neededWhere, onlyWhere, says } from '../rules/together';

const isIndexed = says('completionMode', ['Indexed']);

const isPerIndex = (job: Json): boolean => (job.backoffLimitPerIndex ?? undefined) !== undefined;

/** No more indexes fail than there are. */
const failedOfAll: Rule = (value) => {
  const { maxFailedIndexes: got, completions } = record(value);
  if (typeof got !== 'number' || typeof completions !== 'number' || got <= completions) return FINE;
  return [
    { at: 'maxFailedIndexes', expected: `${completions} at most, its completions`, got, fix: 'lower it' },
  ];
};

/** Which exit code or condition decides; of one of its containers. */
const failures: Rule = (value) => {
  const { podFailurePolicy, template } = record(value);
  const pod = record(record(template).spec);
  const names = [...records(pod.containers), ...records(pod.initContainers)].map(({ name }) => name);
  return records(record(podFailurePolicy).rules).flatMap(({ onExitCodes }, index): readonly Complaint[] => {
    const got = record(onExitCodes).containerName ?? undefined;
    if (got === undefined || names.includes(got)) return FINE;
    const at = `podFailurePolicy.rules.${index}.onExitCodes.containerName`;
    return [{ at, expected: 'a container of the pod', got, fix: 'name one of them' }];
  });
};

const succeededOfAll: Rule = (value) => {
  const { successPolicy, completions } = record(value);
  return records(record(successPolicy).rules).flatMap(
    ({ succeededCount: got }, index): readonly Complaint[] => {
      if (typeof got !== 'number' || typeof completions !== 'number' || got <= completions) return FINE;
      const at = `successPolicy.rules.${index}.succeededCount`;
      return [{ at, expected: `${completions} at most, its completions`, got, fix: 'lower it' }];
    },
  );
};

const inOrder: Rule = (value) => {
  const codes = list(value);
  if (codes.length === 0) return [{ expected: 'at least one exit code', got: codes, fix: 'add one' }];
  const numbers = codes.map(Number);
  if (numbers.every((code, index) => index === 0 || code > (numbers[index - 1] ?? 0))) return FINE;
  return [{ expected: 'exit codes in order, each once', got: codes, fix: 'sort them' }];
};

const indexes = textIfAny(
  (text) => /^\d+(-\d+)?(,\d+(-\d+)?)*$/.test(text),
  'indexes and stretches of them',
  "write it as '0,2-4'",
);

/** https://kubernetes.io/docs/concepts/workloads/controllers/job/ */
export const jobTogether: Table = [
  neededWhere(isIndexed, 'completionMode is Indexed', 'completions'),
  onlyWhere(isIndexed, 'completionMode is Indexed', 'backoffLimitPerIndex', 'successPolicy'),
  onlyWhere(isPerIndex, 'backoffLimitPerIndex is', 'maxFailedIndexes'),
  neededWhere(
    (job) => isPerIndex(job) && Number(job.completions) > 100_000,
    'completions are many',
    'maxFailedIndexes',
  ),
  failedOfAll,
  failures,
  succeededOfAll,
  {
    'template.spec.restartPolicy': noneOf(['Always'], 'Never or OnFailure'),
    'podFailurePolicy.rules[].onPodConditions[]': {
      type: labelKey,
      status: oneOf('True', 'False', 'Unknown'),
    },
    'podFailurePolicy.rules[]': [
      exactlyOne('onExitCodes', 'onPodConditions'),
      { 'onExitCodes.values': inOrder },
    ],
    'successPolicy.rules[].succeededIndexes': indexes,
  },
];
