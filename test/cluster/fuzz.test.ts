import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { apiServer } from '../../lib/cli/cluster/api';
import { SPECIMENS } from '../policy/values/specimens';
import { describePublished, forget, teach } from './custom-definitions';
import { refusedByServer } from './fuzz/dry-run';
import { TRAPS, UNKNOWABLE } from './fuzz/exceptions';
import { type Mutation, mutationsOf } from './fuzz/mutations';
import { DEFINITION, refusedOffline, type Subject, subjectsInDist, subjectsOf } from './fuzz/subjects';
import { kubectl, kubectlOk } from './kubectl';

/** Another one mutates otherwise; $FUZZ_SEED tries it. */
const SEED = Number(process.env.FUZZ_SEED ?? 7);
/** A new one each time: the one of a run before may still be going. */
const NAMESPACE = `values-fuzz-${process.pid}`;
const AT_ONCE = 12;

interface Answered {
  readonly mutation: Mutation<Subject>;
  readonly server: string | undefined;
  readonly offline: readonly string[];
}

describePublished('mutations of valid objects, asked of a real API server and offline', () => {
  let answers: readonly Answered[] = [];
  let added: readonly string[] = [];

  beforeAll(async () => {
    added = teach([DEFINITION]);
    kubectl(['create', 'namespace', NAMESPACE]);
    const inDist = mutationsOf(subjectsInDist(), 2000, SEED);
    const others = mutationsOf(subjectsOf(SPECIMENS), 500, SEED);
    answers = await answersTo([...inDist, ...others]);
    process.stderr.write(`${countsOf(answers)}\n`);
  }, 900_000);

  afterAll(() => {
    kubectl(['delete', 'namespace', NAMESPACE, '--wait=false']);
    forget(added);
  });

  test('are many, and the API server refuses most', () => {
    expect(answers.filter(({ server }) => server !== undefined).length).toBeGreaterThan(1000);
  });

  test('are refused offline wherever the API server refuses, but for what it alone can know', () => {
    const missed = answers.filter(
      ({ server = '', offline }) =>
        server !== '' && offline.length === 0 && !UNKNOWABLE.some(({ says }) => says.test(server)),
    );
    expect(missed.map(({ mutation, server }) => `${mutation.title}: ${server}`)).toEqual([]);
  });

  test('are refused offline alone only where the API server takes what will not do what it says', () => {
    const alone = answers.filter(({ server }) => server === undefined).flatMap(unexplained);
    expect(alone).toEqual([]);
  });
});

const context = (): string => kubectlOk(['config', 'current-context']).trim();

async function answersTo(mutations: readonly Mutation<Subject>[]): Promise<readonly Answered[]> {
  const ask = apiServer(context());
  const waiting = [...mutations];
  const answers: Answered[] = [];
  const worker = async () => {
    for (let mutation = waiting.pop(); mutation !== undefined; mutation = waiting.pop()) {
      const { of, mutant } = mutation;
      const server = await refusedByServer(ask, of.object, mutant, NAMESPACE);
      answers.push({ mutation, server, offline: refusedOffline(of, mutant) });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return answers;
}

const FINDING = /^\S+?\/\S+?\/\w+\/(?<field>.*?): (?<id>[A-Z]+\d+): /;

/** Findings of which no trap says why they are right. */
const unexplained = ({ mutation, offline }: Answered): readonly string[] =>
  offline
    .filter((said) => {
      const { field = '', id = '' } = FINDING.exec(said)?.groups ?? {};
      return !TRAPS.some((trap) => trap.id.test(id) && (trap.field ?? /(?:)/).test(field));
    })
    .map((said) => `${mutation.title}: ${said}`);

function countsOf(answers: readonly Answered[]): string {
  const count = (holds: (server: boolean, offline: boolean) => boolean) =>
    answers.filter(({ server, offline }) => holds(server !== undefined, offline.length > 0)).length;
  const [server, offline] = [count((by) => by), count((_, by) => by)];
  const both = count((one, other) => one && other);
  return `${answers.length} mutations: the API server refuses ${server}, we ${offline}, both ${both}, we alone ${offline - both}`;
}
