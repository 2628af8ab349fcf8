import { describe, expect, test } from '@jest/globals';
import { ConfigFiles, RollingDeployment } from '../../lib';
import type { Volumes } from '../../lib/container';
import { render } from '../rendering';
import { podOf, wrongWith } from './pods';

type Volume = Volumes[string];
const wrongIn = (volume: Volume) => wrongWith({ volumes: { '/data': volume } });
const items = (paths: Readonly<Record<string, string>>): Volume => ({ configMap: 'a', items: paths });

describe('the path of a file in a volume', () => {
  const FIX = "write it as 'nginx.conf' or 'conf.d/logging.conf'";
  test.each(['..x', '..', '', '.', './', 'a/..'])('is not %p', (file) => {
    expect(wrongIn(items({ a: file }))).toEqual([
      `orders/web.volumes./data.items.a: expected a path below the directory, got '${file}'; ${FIX}`,
    ]);
  });

  test('of a token does not begin with two dots', () => {
    expect(wrongIn({ token: { audience: 'a', path: '..x' } })).toEqual([
      `orders/web.volumes./data.token.path: expected a path below the directory, got '..x'; ${FIX}`,
    ]);
  });

  test.each([
    ['x', 'x'],
    ['x', './x'],
    ['x', 'x/y'],
    ['x/y', 'x'],
    ['x/y/z', 'x//y'],
  ])('is its own: %p beside %p is refused', (first, second) => {
    expect(wrongIn(items({ one: first, two: second }))).toEqual([
      `orders/web.volumes./data.items.two: expected a path of its own, got '${second}' beside '${first}'; rename one of the two`,
    ]);
  });

  test.each([
    ['x', 'xy/z'],
    ['x.conf', 'x'],
    ['a/..x', 'a/x'],
    ['a/b', 'a/c'],
  ])('may be %p beside %p', (one, two) => {
    expect(wrongIn(items({ one, two }))).toEqual([]);
  });
});

describe('a key of ConfigFiles', () => {
  const mounting = (texts: Readonly<Record<string, string>>, files: object) =>
    render((chart) => {
      const configMap = new ConfigFiles(chart, 'nginx', { texts });
      new RollingDeployment(chart, 'web', { volumes: { '/etc/nginx': { configMap, ...files } } });
    });

  test.each<[object]>([[{ key: 'a' }], [{ items: { a: 'b/c', d: 'd' } }], [{}]])(
    'that they have can be mounted: %p',
    (files) => {
      expect(mounting({ a: '', d: '' }, files).findings).toEqual([]);
    },
  );

  test.each<[object, string]>([
    [{ key: 'ngnix.conf' }, 'key'],
    [{ key: 'ngnix.conf', optional: true }, 'key'],
    [{ items: { 'nginx.conf': 'a', 'ngnix.conf': 'b' } }, 'items.ngnix.conf'],
  ])('that they have not is refused in %p, with the one that is there', (files, place) => {
    expect(mounting({ 'nginx.conf': '' }, files).findings).toEqual([
      `yashima/production/web.volumes./etc/nginx.${place}: expected one of its keys: 'nginx.conf', got 'ngnix.conf'; did you mean 'nginx.conf'?`,
    ]);
  });

  test('that they have not is refused with all that are there', () => {
    expect(mounting({ a: '', b: '' }, { key: 'c' }).findings).toEqual([
      "yashima/production/web.volumes./etc/nginx.key: expected one of its keys: 'a', 'b', got 'c'; name one of them, or add it to the ConfigMap",
    ]);
  });
});

describe('an attribute of a driver', () => {
  const csi = (attributes: object): Volume => ({
    csi: { driver: 'a.example.com', attributes: attributes as Readonly<Record<string, string>> }, // odd ones too
  });

  test('may be an empty text', () => {
    expect(podOf({ volumes: { '/data': csi({ mountOptions: '' }) } }).volumes?.[1]?.csi).toEqual({
      driver: 'a.example.com',
      volumeAttributes: { mountOptions: '' },
    });
  });

  test('are not called constructor, which cdk8s cannot render', () => {
    expect(wrongIn(csi({ constructor: 'a' }))).toEqual([
      "orders/web.volumes./data.csi.attributes: expected a name other than '__proto__' and 'constructor', got 'constructor'; rename it",
    ]);
  });

  test.each([1, false, {}])('is refused where it is %p, which is not shown', (value) => {
    expect(wrongIn(csi({ uid: value }))).toEqual([
      `orders/web.volumes./data.csi.attributes.uid: expected a text, got ${typeof value}; put it into quotes`,
    ]);
  });
});
