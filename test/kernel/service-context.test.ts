import { describe, expect, test } from '@jest/globals';
import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import {
  contextOf,
  declareExternal,
  environmentAround,
  externalsIn,
  imageAround,
  labelsFor,
  leaveUnnamed,
  NOWHERE,
  placeOf,
  provideContext,
  renderImage,
  renderIn,
} from '../../lib/kernel';

const environment = { ...NOWHERE, name: 'qa', cluster: { name: 'qa-osaka', primary: true } };

function chartOf(image?: { repository: string; tag: string }): Chart {
  const chart = new Chart(new App(), 'orders');
  provideContext(chart, { service: 'orders', environment, ...(image && { image }) });
  return chart;
}

describe('a part', () => {
  test('belongs to the service whose chart it is in, however deep', () => {
    const deep = new Construct(new Construct(chartOf(), 'rails'), 'web');
    expect(contextOf(deep)).toMatchObject({ service: 'orders', environment: { name: 'qa' } });
  });

  test('of a plain cdk8s chart belongs to a service called as the chart, on the oldest Kubernetes', () => {
    const web = new Construct(new Chart(new App(), 'orders'), 'web');
    expect(contextOf(web)).toEqual({ service: 'orders', environment: NOWHERE });
  });

  test('is placed by service, cluster and its own id', () => {
    expect(placeOf(new Construct(chartOf(), 'web'))).toBe('orders/qa-osaka/web');
  });

  test('of a plain cdk8s chart is placed without a cluster', () => {
    expect(placeOf(new Construct(new Chart(new App(), 'orders'), 'web'))).toBe('orders/web');
  });

  test('is placed as if it stood in the chart where what is around it has no name', () => {
    const rails = new Construct(chartOf(), 'rails');
    leaveUnnamed(rails);
    expect(placeOf(new Construct(rails, 'web'))).toBe('orders/qa-osaka/web');
  });

  test('carries the version of the release as a label', () => {
    const web = new Construct(chartOf({ repository: 'app', tag: 'v1' }), 'web');
    expect(labelsFor(web, 'web')['app.kubernetes.io/version']).toBe('v1');
  });
});

describe('an app', () => {
  test('tells every chart in it where it runs', () => {
    const app = new App();
    renderIn(app, environment);
    expect(environmentAround(new Chart(app, 'orders'))?.name).toBe('qa');
  });

  test('of a test tells every chart in it which image to run', () => {
    const app = new App();
    renderImage(app, { repository: 'app', tag: 'v1' });
    expect(imageAround(new Chart(app, 'orders'))).toEqual({ repository: 'app', tag: 'v1' });
  });

  test('that tells nothing leaves it undefined', () => {
    const chart = new Chart(new App(), 'orders');
    expect([environmentAround(chart), imageAround(chart)]).toEqual([undefined, undefined]);
  });
});

describe('an object that is made elsewhere', () => {
  test('is known to the whole chart by kind and name', () => {
    const chart = chartOf();
    declareExternal(new Construct(chart, 'web'), { kind: 'ConfigMap', name: 'holidays' });
    expect([...externalsIn(chart)]).toEqual(['ConfigMap/holidays']);
  });
});
