import { isHostName, type Path, type ServiceContext } from '../kernel';

/** The hosts that are written, or those of the service, or `service.domain`; empty after a refusal. */
export function planHosts(
  hosts: readonly string[] | undefined,
  own: readonly string[],
  { service, environment: { name, domain } }: ServiceContext,
  path: Path,
): readonly string[] {
  if (hosts !== undefined) return checkedHosts(hosts, path.at('hosts'));
  if (own.length > 0) return checkedHosts(own, path.at('service').at('hosts'));
  if (domain !== undefined) return checkedHosts([`${service}.${domain}`], path.at('hosts'));
  path
    .at('hosts')
    .refuse(
      `hosts, for the environment '${name}' has no domain`,
      undefined,
      `set hosts here, or domain on the environment '${name}'`,
    );
  return [];
}

function checkedHosts(hosts: readonly string[], path: Path): readonly string[] {
  if (hosts.length === 0) {
    path.refuse('at least one host', hosts, 'leave hosts out for the name in the domain of the environment');
  }
  for (const [index, host] of hosts.entries()) {
    if (!isHostName(host)) {
      const fix = "write it as 'shop.example.com' or '*.example.com', without scheme, port and path";
      path.at(index).refuse('a host name in lower case', host, fix);
    }
    if (hosts.indexOf(host) < index) path.at(index).refuse('each host once', host, 'remove this one');
  }
  return hosts;
}
