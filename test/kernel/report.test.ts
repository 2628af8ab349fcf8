import { describe, expect, test } from '@jest/globals';
import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import {
  acknowledge,
  acknowledgementsOn,
  collectInto,
  type Finding,
  InvalidProps,
  type Path,
  planFor,
} from '../../lib/kernel';

const refuse = (path: Path) => path.refuse('more', 0, 'raise it');
const warn = (path: Path) => path.warn('P1', 'more', 0, 'raise it');

const plain = () => new Construct(new Chart(new App(), 'orders'), 'web');

/** A part in an app whose synth collects findings. */
function collecting() {
  const app = new App();
  const found: Finding[] = [];
  collectInto(app, { report: (_construct, findings) => found.push(...findings) });
  return { web: new Construct(new Chart(app, 'orders'), 'web'), found };
}

describe('what is wrong', () => {
  test('goes to the synth that is running, and the plan is used', () => {
    const { web, found } = collecting();
    const plan = planFor(web, (path) => {
      refuse(path);
      warn(path);
      return 'plan';
    });
    expect([plan, found.map(({ path, severity }) => [path, severity])]).toEqual([
      'plan',
      [
        ['orders/web', 'error'],
        ['orders/web', 'warning'],
      ],
    ]);
  });

  test('is thrown where no synth is running', () => {
    const attempt = () => planFor(plain(), refuse);
    expect(attempt).toThrow(new InvalidProps([{ ...FINDING, path: 'orders/web' }]));
  });

  test('is not thrown where it is only a warning', () => {
    expect(planFor(plain(), warn)).toBeUndefined();
  });

  test('is filed where its caller says', () => {
    expect(() => planFor(plain(), refuse, 'orders/production/web.env')).toThrow(
      /^orders\/production\/web\.env: /,
    );
  });
});

describe('an acknowledgement', () => {
  test('refuses to name no warning', () => {
    const { web, found } = collecting();
    acknowledge(web, '', 'one pod will do');
    expect(found).toMatchObject([{ path: 'orders/web/acknowledge', expected: "a warning's id" }]);
  });

  test('stays on its part, with its reason', () => {
    const web = plain();
    acknowledge(web, 'P1', 'one pod will do');
    expect(acknowledgementsOn(web)).toEqual([{ id: 'P1', reason: 'one pod will do' }]);
  });

  test.each(['', ' \n'])('refuses %p as a reason', (reason) => {
    const { web, found } = collecting();
    acknowledge(web, 'P1', reason);
    expect(found).toMatchObject([{ path: 'orders/web/acknowledge(P1)', expected: 'a reason' }]);
  });
});

const FINDING = { expected: 'more', got: '0', fix: 'raise it', severity: 'error' } as const;
