import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { isPushed } from '../../../lib/cli/wait/pushed';
import { targetsOf } from '../../../lib/cli/wait/target';
import { repositoryAround } from '../../../lib/gitops';
import { Workshop } from '../apply/workshop';

/** A clone whose releases are commits; gives the id of the last one. */
function clone() {
  const shop = new Workshop('shop');
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: shop.root, encoding: 'utf8' }).trim();
  const commit = (message: string) => {
    git('add', '-A');
    git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-q', '-m', message);
    return git('rev-parse', 'HEAD');
  };
  const release = (tag: string) => {
    shop.release(tag);
    return commit(tag);
  };
  git('init', '-q', '-b', 'main');
  return { shop, git, commit, release };
}

const imageIn = (objects: ReturnType<ReturnType<typeof targetsOf>[number]['objectsAt']>) =>
  /shop:\w+/.exec(JSON.stringify(objects))?.[0];

test('a commit is related to the awaited one, and its file is read as it was', () => {
  const { shop, release } = clone();
  const [first, second, third] = [release('v1'), release('v2'), release('v3')];
  const [target] = targetsOf(shop.root, 'shop', { environment: 'sandbox', revision: second });
  expect(target?.commit).toBe(second);
  const strange = '0'.repeat(40);
  expect([first, second, third, strange, undefined].map((id) => target?.relate(id))).toEqual([
    'before',
    'here',
    'here',
    'unknown',
    'before',
  ]);
  expect([third, strange].map((id) => imageIn(target?.objectsAt(id) ?? []))).toEqual(['shop:v3', 'shop:v2']);
  expect(target?.isSame(second, third)).toBe(false);
  expect(target?.isSame(second, strange)).toBe(true);
});

test('a revision that this clone does not know is refused', () => {
  const { shop, release } = clone();
  release('v1');
  expect(() => targetsOf(shop.root, 'shop', { environment: 'sandbox', revision: 'abcdef' })).toThrow(
    'git fetch',
  );
});

test('whether a commit is pushed is told only where this clone knows a branch of the remote', () => {
  const { shop, git, release } = clone();
  const [first, second] = [release('v1'), release('v2')];
  const repository = repositoryAround(shop.root);
  if (repository === undefined) throw new Error('expected a repository');
  expect(isPushed(repository, second, 'main')).toBeUndefined();
  git('update-ref', 'refs/remotes/origin/main', first);
  expect([first, second].map((id) => isPushed(repository, id, 'main'))).toEqual([true, false]);
});
