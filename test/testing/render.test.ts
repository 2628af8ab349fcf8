import { describe, expect, test } from '@jest/globals';
import { RailsService } from '../../lib';
import { acknowledge, planFor } from '../../lib/kernel';
import { render } from '../../lib/testing';
import { IMAGE, Yashima, yashima } from './yashima';

describe('render', () => {
  test('takes the primary cluster of the environment', () => {
    expect(yashima('production').place).toBe('yashima/production');
  });

  test('takes another cluster by name', () => {
    expect(yashima('production', { cluster: 'production-osaka' }).place).toBe('yashima/production-osaka');
  });

  test('refuses a cluster that the environment has not', () => {
    expect(() => yashima('qa', { cluster: 'production' })).toThrow(
      "render(yashima): expected a cluster of qa (qa), got 'production'; name one that the platform declares",
    );
  });

  test('does not compile with an environment that the platform has not', () => {
    // @ts-expect-error the platform has production and qa
    expect(() => render(Yashima, 'prod', { image: IMAGE })).toThrow('expected a cluster of prod');
  });

  test('throws every error of a chart at once', () => {
    class Broken extends Yashima {
      first = planFor(this, (path) => path.at('first').refuse('more', 0, 'raise it'));
      second = planFor(this, (path) => path.at('second').refuse('less', 9, 'lower it'));
    }
    expect(() => render(Broken, 'qa', { image: IMAGE })).toThrow(
      'broken/qa.first: expected more, got 0; raise it\nbroken/qa.second: expected less, got 9; lower it',
    );
  });

  test('throws what the checks have against a chart', () => {
    class Twice extends Yashima {
      again = new RailsService(this, 'again', { web: {}, env: { secret: ['DATABASE_URL'] } });
    }
    expect(() => render(Twice, 'qa', { image: IMAGE })).toThrow('C1: expected one Deployment of this name');
  });
});

describe('warnings', () => {
  class Warned extends Yashima {
    warned = planFor(this, (path) => path.at('x').warn('F20', 'care', 'none', 'take care'));
  }

  class Acknowledged extends Warned {
    acknowledged = acknowledge(this, 'F20', 'we know');
  }

  test('are those that nobody acknowledged', () => {
    const ids = (chart: typeof Yashima) => render(chart, 'qa', { image: IMAGE }).warnings.map(({ id }) => id);
    expect(ids(Warned).filter((id) => !ids(Acknowledged).includes(id))).toEqual(['F20']);
  });
});
