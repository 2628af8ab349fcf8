import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Manifest } from '../../lib/kernel';
import { mutationsOf } from '../policy/schema/mutations';
import { refusedIn } from '../policy/schema/refused';
import { SAMPLES } from '../policy/schema/samples';
import { Asking, type Said } from './asking';
import { describeCluster, kubectl } from './kubectl';

const NAMESPACE = 'schema-answers';

interface Answered {
  readonly title: string;
  readonly said: Said;
  readonly refused: boolean;
}

/** Selectors of metrics are read by the autoscaler only, which fails at an operator that is none. */
const LATER = /^HorizontalPodAutoscaler .*\.metric\.selector\./;
/** `hugepages-` and a size may follow; keys of a map are no values of a field. */
const OPEN_VALUES = /resourceFieldRef\.resource|spec\.capacity/;
/** Fields that must be there only beside others, or of which one must be there. */
const CONDITIONAL = [
  /\.matchExpressions\.\d+\.values$/,
  /Probe\.(httpGet|tcpSocket|exec)$/,
  /\.(preStop\.sleep|completions|onPodConditions)$/,
  // Jobs may not restart pods always, which is what nothing means
  /^(Cron)?Job .*\.restartPolicy$/,
  /^Service v1 spec\.ports$/,
  /\.backend\.service(\.port(\.name|\.number)?)?$|\.defaultBackend\.service(\.port(\.name|\.number)?)?$/,
  /\.ingress\.0\.from\.\d\.\w+$/,
  /^HorizontalPodAutoscaler .*\.(resource|external|averageUtilization|averageValue)$/,
  /Role .* rules\.\d\.(apiGroups|resources|nonResourceURLs)$/,
  /subjects\.0\.namespace$|\.resources\.requests\.storage$|\.csi$|\.capacity\.storage$/,
  /\.openAPIV3Schema\..*type$|\.clientConfig\.service$/,
  /^ValidatingAdmissionPolicy(Binding)? .*\.(resourceRules|paramRef\.name)$/,
  // an empty list or map where something must be in it
  /\.\d+$/,
];

describeCluster('a real API server, asked of objects with one thing changed', () => {
  const asking = new Asking(NAMESPACE);
  const answers: Answered[] = [];

  beforeAll(async () => {
    kubectl(['create', 'namespace', NAMESPACE]);
    const all = SAMPLES.flatMap((sample) => [...mutationsOf(sample)]);
    const ask = async ({ title, object }: { title: string; object: Manifest }) => {
      answers.push({ title, said: await asking.make(object), refused: refusedIn(object).length > 0 });
    };
    await asking.each(all, ask);
  });

  afterAll(() => {
    asking.close();
    kubectl(['delete', 'namespace', NAMESPACE, '--wait=false']);
  });

  const missed = (said: (message: string) => boolean) =>
    answers.filter((answer) => !answer.refused && said(answer.said.message)).map(({ title }) => title);

  test.each(SAMPLES)('takes $kind of $apiVersion as it is, as we do', async (sample) => {
    expect(await asking.make(sample)).toEqual({ taken: true, status: 201, message: '', warnings: '' });
    expect(refusedIn(sample)).toEqual([]);
  });

  test('was asked of thousands, and took some', () => {
    expect(answers.length).toBeGreaterThan(2500);
    expect(answers.filter(({ said }) => said.taken).length).toBeGreaterThan(300);
  });

  test('takes nothing that we refuse', () => {
    const strict = answers.filter(({ said, refused }) => said.taken && refused).map(({ title }) => title);
    expect(strict.filter((title) => !LATER.test(title))).toEqual([]);
  });

  test('cannot read a field or a value only where we refuse it', () => {
    expect(answers.filter(({ said }) => said.status === 400).length).toBeGreaterThan(700);
    const unread = answers.filter(({ said, refused }) => said.status === 400 && !refused);
    expect(unread.map(({ title }) => title)).toEqual([]);
  });

  test('supports no value that we refuse not', () => {
    const unsupported = missed((message) => /Unsupported value/.test(message));
    expect(unsupported.filter((title) => !OPEN_VALUES.test(title))).toEqual([]);
  });

  test('requires no field that we require not, but for those that depend on others', () => {
    const required = missed((message) => /Required value/.test(message))
      .filter((title) => title.endsWith(': left out'))
      .map((title) => title.replace(': left out', ''));
    expect(required.filter((title) => !CONDITIONAL.some((form) => form.test(title)))).toEqual([]);
  });
});
