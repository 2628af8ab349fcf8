import { describe, expect, test } from '@jest/globals';
import { guardContainer, type PodProps, taskContainer } from '../../lib/container';
import { containerCalled, containerOf, planOf, podOf } from './pods';

const KEPT: PodProps = { entrypoint: ['bundle', 'exec'] };

describe('an entrypoint that is kept', () => {
  test.each<[PodProps, readonly string[] | undefined]>([
    [{ command: ['puma', '-C', 'config/puma.rb'] }, ['puma', '-C', 'config/puma.rb']],
    [{ command: ['bundle', 'exec', 'puma'] }, ['puma']],
    [{ command: ['bundle', 'install'] }, ['bundle', 'install']],
    [{ command: ['rails', 's'], args: ['-p', '3000'] }, ['rails', 's', '-p', '3000']],
    [{ args: ['puma'] }, ['puma']],
    [{}, undefined],
  ])('takes the command of %p as its arguments', (props, args) => {
    const { command, args: given } = containerOf({ ...KEPT, ...props });
    expect([command, given]).toEqual([undefined, args]);
  });

  test('may be one whose words do not matter', () => {
    const { command, args } = containerOf({ entrypoint: [], command: ['bundle', 'exec', 'puma'] });
    expect([command, args]).toEqual([undefined, ['bundle', 'exec', 'puma']]);
  });

  test('is replaced by a command where nobody keeps it', () => {
    expect(containerOf({ command: ['puma'], args: ['-v'] })).toMatchObject({
      command: ['puma'],
      args: ['-v'],
    });
  });

  test('stays for tasks and guards in the same image', () => {
    const { container } = planOf({ ...KEPT, command: ['puma'] });
    const migration = taskContainer(container, { name: 'migration', command: ['bundle', 'exec', 'rake'] });
    const guard = guardContainer(container, { command: ['bin/rails', 'db:version'], wait: 60 });
    expect([migration.command, migration.args]).toEqual([undefined, ['rake']]);
    expect([guard.command, guard.args]).toEqual([undefined, ['bin/rails', 'db:version']]);
  });

  test('stays for init containers in the same image, and not for those that need none', () => {
    const props: PodProps = { ...KEPT, stickyTmp: '/tmp/ruby', init: { seed: { command: ['bin/seed'] } } };
    expect(containerCalled('seed', props)).toMatchObject({ args: ['bin/seed'] });
    expect(podOf(props).initContainers?.[0]?.command?.[0]).toBe('mkdir');
  });
});
