import { Words } from '../../kernel';
import type { Edition } from './edition';
import type { Fault } from './fault';
import type { KindEntry } from './table';

/** What is wrong with a kind that a table has, in this version. */
export function untimelyKind(entry: KindEntry, edition: Edition): Fault | undefined {
  const { apiVersion, kind, since, until, deprecated } = entry;
  const { minor, name, native } = edition;
  const what = `${apiVersion} ${kind}`;
  const at = { field: 'apiVersion', fix: insteadOf(entry) };
  const served = { id: 'K5', ...at, expected: `a group and version that ${name} serves` };
  if (minor >= until) return { ...served, got: new Words(`${what}, which is gone from 1.${until} on`) };
  if (minor < since) return { ...served, got: new Words(`${what}, which is there from 1.${since} on`) };
  if (minor >= deprecated) {
    const got = new Words(`${what}, which is deprecated${from(deprecated)}${gone(until)}`);
    return { id: 'K6', ...at, expected: 'a group and version that is not deprecated', got };
  }
  if (!native || !isOff(apiVersion)) return undefined;
  const got = new Words(`${what}, which is served only where somebody turned it on`);
  return { ...served, expected: `${served.expected} by itself`, got, severity: 'warning' };
}

const insteadOf = ({ replacement, apiVersion }: KindEntry): string => {
  if (replacement === undefined) return `leave ${apiVersion} behind`;
  return `write ${replacement.replace(/\/(\w+)$/, ', kind $1')}`;
};

const from = (minor: number): string => (minor === 0 ? '' : ` from 1.${minor} on`);

const gone = (until: number): string => (Number.isFinite(until) ? ` and gone from 1.${until} on` : '');

/** New beta and alpha versions are off since 1.24; flow control's were there before. */
const isOff = (apiVersion: string): boolean =>
  /\/v\d+(alpha|beta)/.test(apiVersion) && !apiVersion.startsWith('flowcontrol');
