import { describe, expect, test } from '@jest/globals';
import { type App, Chart, JsonPatch } from 'cdk8s';
import { declareExternal, SYNC_WAVE } from '../../lib/kernel';
import { add, rendered, titles } from './charts';

describe('the objects of a chart', () => {
  test('keep the order in which their fields were written', () => {
    const { objects } = rendered((chart) => add(chart, 'Pod/web', { spec: { name: 1, image: 2, args: 3 } }));
    expect(Object.keys(objects[0]?.spec ?? {})).toEqual(['name', 'image', 'args']);
  });

  test('have metadata in reading order: name, namespace, labels, annotations', () => {
    const metadata = { annotations: { a: 'b' }, finalizers: ['x'], labels: { c: 'd' } };
    const { objects } = rendered((chart) => add(chart, 'Pod/web', {}, metadata));
    expect(Object.keys(objects[0]?.metadata ?? {})).toEqual([
      'name',
      'namespace',
      'labels',
      'annotations',
      'finalizers',
    ]);
  });

  test('have labels in reading order: name, component, part-of, managed-by, version, then the others', () => {
    const names = ['name', 'component', 'part-of', 'managed-by', 'version'];
    const recommended = names.map((name) => `app.kubernetes.io/${name}`);
    const labels = Object.fromEntries(['team', ...recommended].map((key) => [key, 'x']));
    const { objects } = rendered((chart) => add(chart, 'Pod/web', {}, { labels }));
    expect(Object.keys(objects[0]?.metadata.labels ?? {})).toEqual([...recommended, 'team']);
  });

  test('come in the order of their sync waves, and as they were made within one', () => {
    const wave = (number: number) => ({ annotations: { [SYNC_WAVE]: String(number) } });
    const rendering = rendered((chart) => {
      add(chart, 'Deployment/web');
      add(chart, 'Job/migration', {}, wave(-10));
      add(chart, 'Service/web');
      add(chart, 'Namespace/yashima', {}, wave(-40));
      add(chart, 'Job/smoke', {}, wave(10));
    });
    expect(titles(rendering)).toEqual([
      'Namespace/yashima',
      'Job/migration',
      'Deployment/web',
      'Service/web',
      'Job/smoke',
    ]);
  });

  test('are those of every chart that the class makes', () => {
    const rendering = rendered((chart) => {
      add(chart, 'ConfigMap/own');
      add(new Chart(chart, 'inner'), 'ConfigMap/inner');
      add(new Chart(chart.node.root as App, 'beside'), 'ConfigMap/beside'); // a chart's root is its App
    });
    expect(titles(rendering).toSorted()).toEqual(['ConfigMap/beside', 'ConfigMap/inner', 'ConfigMap/own']);
  });

  test.each(['Namespace', 'PersistentVolume'])('%s does not get the namespace of the chart', (kind) => {
    const { objects } = rendered((chart) => add(chart, `${kind}/x`));
    expect(objects[0]?.metadata).toEqual({ name: 'x' });
  });

  test('of a kind that the platform calls cluster-scoped do not get the namespace of the chart', () => {
    const tenant = { apiVersion: 'example.com/v1' };
    const { objects } = rendered((chart) => add(chart, 'Tenant/x', tenant));
    expect(objects[0]?.metadata).toEqual({ name: 'x' });
  });

  test('keep a 0, a false and an empty string', () => {
    const spec = { replicas: 0, paused: false, note: '' };
    const { objects } = rendered((chart) => add(chart, 'Pod/web', { spec }));
    expect(objects[0]?.spec).toEqual(spec);
  });

  test('keep a field that a JSON patch adds', () => {
    const { objects } = rendered((chart) =>
      add(chart, 'Pod/web', { spec: {} }).addJsonPatch(JsonPatch.add('/spec/unheardOf', true)),
    );
    expect(objects[0]?.spec).toEqual({ unheardOf: true });
  });

  test('do not change how cdk8s sorts elsewhere', () => {
    rendered((chart) => add(chart, 'Pod/web'));
    expect(process.env.CDK8S_DISABLE_SORT).toBeUndefined();
  });
});

test('what parts declare to be made elsewhere is known by kind and name', () => {
  const { externals } = rendered((chart) =>
    declareExternal(add(chart, 'Pod/web'), { kind: 'ConfigMap', name: 'ca-bundle' }),
  );
  expect(externals).toEqual(new Set(['ConfigMap/ca-bundle']));
});
