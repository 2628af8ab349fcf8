import { describe, expect, test } from '@jest/globals';
import { optionIn } from '../../../lib/policy/processes/options';
import { commandsIn } from '../../../lib/policy/processes/words';
import { roleOf } from '../../../lib/policy/rails/programs';

const rolesOf = (...words: readonly string[]) => commandsIn(words).map(roleOf);

describe('what a command starts', () => {
  test.each([
    ['web', 'bundle exec puma -C config/puma.rb'],
    ['web', 'bin/rails server -b 0.0.0.0'],
    ['web', './bin/docker-entrypoint ./bin/thrust ./bin/rails server'],
    ['worker', 'bundle exec sidekiq -q default'],
    ['worker', 'bin/jobs'],
    ['worker', 'bundle exec rake resque:work'],
    ['rails', 'bin/rails db:migrate'],
    ['ruby', 'bundle exec prometheus_exporter'],
    [undefined, '/tokei serve --name puma'],
    [undefined, 'kubectl rollout restart deployment/puma'],
  ])('is %s: %s', (role, line) => {
    expect(rolesOf(...line.split(' '))).toEqual([role]);
  });

  test('is said by each command of a shell', () => {
    expect(rolesOf('sh', '-c', 'echo on; bundle exec sidekiq & RAILS_ENV=production exec puma')).toEqual([
      undefined,
      'worker',
      'web',
    ]);
  });

  test('is unknown where the image has it', () => {
    expect(rolesOf()).toEqual([]);
  });
});

test.each([['-c 5'], ['-c5'], ['--concurrency 5'], ['--concurrency=5']])(
  'an option is found as %s',
  (option) => {
    expect(optionIn(['sidekiq', ...option.split(' '), '-q', 'default'], '-c', '--concurrency')).toBe('5');
  },
);
