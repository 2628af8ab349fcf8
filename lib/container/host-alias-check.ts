import { isIP } from 'node:net';
import { isDnsSubdomain, type Path } from '../kernel';

/** An address that /etc/hosts gives names to, and the names. */
export function checkAlias(address: string, names: readonly string[], path: Path): void {
  checkAddress(address, path);
  for (const name of names.filter((candidate) => !isDnsSubdomain(candidate))) {
    path.at(address).refuse('a host name in lower case', name, "write it as 'db.example.com'");
  }
}

/** An IPv4 address in the clothes of IPv6, as `canonical` writes it. */
const MAPPED = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/;

function checkAddress(address: string, path: Path): void {
  // a zone (`fe80::1%eth0`) belongs to one machine
  if (isIP(address) === 0 || address.includes('%')) {
    path.refuse('an address of IPv4 or IPv6', address, "write it as '10.0.0.1', its names behind it");
    return;
  }
  if (isIP(address) === 4) return;
  const written = canonical(address);
  const [, high, low] = MAPPED.exec(written) ?? [];
  if (high !== undefined && low !== undefined) {
    path.refuse('an address of IPv4 by itself', address, `write it as '${dotted(high)}.${dotted(low)}'`);
  } else if (written !== address) {
    path.refuse('an address of IPv6 in its one canonical form', address, `write it as '${written}'`);
  }
}

/** https://www.rfc-editor.org/rfc/rfc5952, which URLs follow too. */
const canonical = (address: string): string => new URL(`http://[${address}]`).hostname.slice(1, -1);

const dotted = (group: string): string => {
  const bits = Number.parseInt(group, 16);
  return `${bits >> 8}.${bits & 0xff}`;
};
