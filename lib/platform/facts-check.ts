import { isIP } from 'node:net';
import { checkCidrs, checkKubernetesVersion, checkPort, type Endpoint, type Path } from '../kernel';
import { checkDatabase } from './database-check';
import { checkIngress } from './ingress-check';
import type { ClusterProps } from './platform-props';
import { checkSecretSource } from './secrets-check';

/** A host with or without a port, and a path; `registry.example.com/team`. */
const REGISTRY = /^[a-z0-9][a-z0-9._-]*(:\d+)?(\/[a-z0-9._-]+)*$/;

/** Refuses facts that would only be found wrong in the cluster, in the policies and images of every service. */
export function checkFacts(facts: ClusterProps, path: Path): void {
  const {
    kubernetes,
    registry,
    ingress,
    ingresses = {},
    secrets,
    context,
    endpoints = {},
    nodeLocalDns,
    cloudIdentity,
  } = facts;
  if (kubernetes !== undefined) checkKubernetesVersion(kubernetes, path.at('kubernetes'));
  if (registry !== undefined && !REGISTRY.test(registry)) {
    const fix = "write it as 'registry.example.com/team', without a scheme and a slash at the end";
    path.at('registry').refuse('a registry in lower case', registry, fix);
  }
  if (nodeLocalDns !== undefined && isIP(nodeLocalDns) === 0) {
    path.at('nodeLocalDns').refuse('an address', nodeLocalDns, "write it as '169.254.20.10'");
  }
  if (ingress !== undefined) checkIngress(ingress, path.at('ingress'));
  for (const [name, facts] of Object.entries(ingresses)) checkIngress(facts, path.at('ingresses').at(name));
  if (secrets !== undefined) checkSecretSource(secrets, path.at('secrets'));
  if (context?.trim() === '') {
    path
      .at('context')
      .refuse('the name of a context', context, 'leave it out where it is called as the cluster');
  }
  if (cloudIdentity !== undefined) checkEndpoint(cloudIdentity, path.at('cloudIdentity'));
  for (const [name, endpoint] of Object.entries(endpoints)) {
    checkEndpoint(endpoint, path.at('endpoints').at(name));
  }
}

function checkEndpoint(endpoint: Endpoint, path: Path): void {
  const { cidrs, ports } = endpoint;
  checkDatabase(endpoint, path);
  checkCidrs(cidrs, path.at('cidrs'));
  if (ports.length === 0) path.at('ports').refuse('at least one port', ports, 'name what it listens on');
  for (const [index, port] of ports.entries()) checkPort(port, path.at('ports').at(index));
}
