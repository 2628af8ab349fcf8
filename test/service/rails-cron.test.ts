import { describe, expect, test } from '@jest/globals';
import { type RailsCronProps, RailsService } from '../../lib';
import { render } from '../rendering';

const renderCron = (props: Partial<RailsCronProps>) =>
  render((chart) => {
    const tidy = { schedule: '@daily', task: 'carts:tidy', ...props };
    new RailsService(chart, 'rails', { crons: { tidy } });
  });

describe('a cron of a Rails service', () => {
  test('has variables of its own', () => {
    const { env } = renderCron({ env: { clear: { BATCH: 0 } } }).container('CronJob', 'yashima-tidy');
    expect(env).toContainEqual({ name: 'BATCH', value: '0' });
  });

  test('is called as the chart says', () => {
    expect(renderCron({ name: 'tidy-carts' }).names('CronJob')).toEqual(['tidy-carts']);
  });

  test('refuses another place for temporary files', () => {
    expect(renderCron({ env: { clear: { TMPDIR: '/tmp' } } }).findings).toEqual([
      'yashima/production/crons/tidy.env.clear.TMPDIR: expected no TMPDIR here, got one; leave it out: it is where Ruby finds a sticky directory',
    ]);
  });
});
