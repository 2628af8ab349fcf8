import { expect, test } from '@jest/globals';
import type { NetworkProps, Reachable, SecureIngressProps } from '../../lib/network';
import { chartIn, PRODUCTION, pods } from './charts';

const service: Reachable = pods(chartIn(PRODUCTION));

test('a misspelt prop of an ingress does not compile', () => {
  // @ts-expect-error the prop is called hosts
  const props: SecureIngressProps = { service, host: ['shop.example.com'] };
  expect(props.service).toBe(service);
});

test('an ingress without a service does not compile', () => {
  // @ts-expect-error nobody can guess the service
  const props: SecureIngressProps = { hosts: ['shop.example.com'] };
  expect(props.hosts).toHaveLength(1);
});

test('a peer that is both a service and a range does not compile', () => {
  // @ts-expect-error a rule for both would be two rules
  const props: NetworkProps = { allowFrom: [{ service: 'asuka', cidr: '10.0.0.0/8', ports: [3000] }] };
  expect(props.allowFrom).toHaveLength(1);
});

test('a peer without ports does not compile', () => {
  // @ts-expect-error no ports would open them all
  const props: NetworkProps = { allowTo: [{ cidr: '10.0.0.0/8' }] };
  expect(props.allowTo).toHaveLength(1);
});
