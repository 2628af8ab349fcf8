import { isIP } from 'node:net';
import type { Path } from './path';

const BITS = { 4: 32, 6: 128 } as const;
const CIDR = /^([0-9A-Fa-f.:]+)\/(0|[1-9]\d{0,2})$/;

type Version = keyof typeof BITS;

/** `undefined` for what is no address; a zone (`fe80::1%eth0`) belongs to one machine and is none either. */
function versionOfAddress(address: string): Version | undefined {
  const version = isIP(address);
  return (version === 4 || version === 6) && !address.includes('%') ? version : undefined;
}

/** A single address as a range: `10.0.0.1/32`, `fd00::1/128`. */
export const rangeOf = (address: string): string =>
  `${address}/${BITS[versionOfAddress(address) === 6 ? 6 : 4]}`;

/**
 * Refuses what is no range of IPv4 or IPv6 addresses, and a range whose address has bits outside its mask:
 * `10.0.0.1/8` means either one machine or sixteen million.
 */
export function checkCidr(text: string, path: Path): void {
  const [, address = '', digits = ''] = CIDR.exec(text) ?? [];
  const version = versionOfAddress(address);
  const prefix = Number(digits);
  if (version === undefined || prefix > BITS[version]) {
    const single = versionOfAddress(text) === undefined ? '10.0.0.0/8' : rangeOf(text);
    path.refuse("a range of addresses such as '10.0.0.0/8' or 'fd00::/8'", text, `write it as '${single}'`);
    return;
  }
  const start = startOf(address, version, prefix);
  if (bitsOf(start, version) !== bitsOf(address, version)) {
    const meant = `${start}/${prefix}`;
    path.refuse('a range that starts at its first address', text, `did you mean '${meant}'?`);
  }
}

/** Refuses an empty list too: to NetworkPolicy and load balancer an empty list of ranges means all. */
export function checkCidrs(ranges: readonly string[], path: Path): void {
  if (ranges.length === 0) {
    path.refuse('at least one range of addresses', ranges, "leave it out, or write ['0.0.0.0/0'] for all");
  }
  for (const [index, range] of ranges.entries()) checkCidr(range, path.at(index));
}

/** Whether a list of ranges admits everybody, as no list does. */
export const isEverybody = (ranges: readonly string[] | undefined): boolean =>
  ranges === undefined || ranges.some((range) => range.endsWith('/0'));

function startOf(address: string, version: Version, prefix: number): string {
  const below = BigInt(BITS[version] - prefix);
  return addressOf((bitsOf(address, version) >> below) << below, version);
}

const bitsOf = (address: string, version: Version): bigint =>
  version === 4
    ? address.split('.').reduce((bits, part) => (bits << 8n) + BigInt(part), 0n)
    : groupsOf(address).reduce((bits, group) => (bits << 16n) + BigInt(`0x${group}`), 0n);

/** The eight groups of an IPv6 address. URL writes one that ends in IPv4 with hexadecimal groups only. */
function groupsOf(address: string): readonly string[] {
  const [head = '', tail = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  return [...left, ...Array.from({ length: 8 - left.length - right.length }, () => '0'), ...right];
}

function addressOf(bits: bigint, version: Version): string {
  if (version === 4) return [24n, 16n, 8n, 0n].map((shift) => (bits >> shift) & 0xffn).join('.');
  const digits = bits.toString(16).padStart(32, '0');
  const groups = Array.from({ length: 8 }, (_, index) => digits.slice(index * 4, index * 4 + 4));
  return new URL(`http://[${groups.join(':')}]`).hostname.slice(1, -1);
}

/** Whether every address of a range is one of another's; false for what is no range. */
export function liesIn(range: string, outer: string): boolean {
  const [one, other] = [rangeIn(range), rangeIn(outer)];
  if (one === undefined || one.version !== other?.version || one.prefix < other.prefix) return false;
  const below = BigInt(BITS[one.version] - other.prefix);
  return one.bits >> below === other.bits >> below;
}

function rangeIn(text: string) {
  const [, address = '', digits = ''] = CIDR.exec(text) ?? [];
  const version = versionOfAddress(address);
  const prefix = Number(digits);
  if (version === undefined || prefix > BITS[version]) return undefined;
  return { version, prefix, bits: bitsOf(address, version) };
}
