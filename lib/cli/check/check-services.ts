import { counted } from '../../kernel';
import type { Figures, Group, Verdict } from '../../policy';
import { misuse } from '../misuse';
import { hint, typed } from '../near';
import { type Checked, checkFleet } from './check-fleet';
import type { Outcome } from './formats';
import { Locator } from './locate';

/** How the group of what concerns several services is called. */
const ALL = 'all services';

/** Judges the services of a fleet, or those of them that are named. */
export function checkServices(apps: string, base: string | undefined, names: readonly string[]): Outcome {
  const checked = checkFleet(apps, base);
  for (const name of names) checkName(name, checked.services);
  const verdicts = checked.verdicts.filter(concerns(names));
  const stale = checked.stale.filter(({ path }) => names.length === 0 || isOfAny(path, names));
  const services = names.length === 0 ? checked.services.length : new Set(names).size;
  const looked = `${counted(services, 'service')} in ${counted(checked.clusters.length, 'cluster')}`;
  const acknowledged = checked.acknowledged.filter(
    ({ service }) => names.length === 0 || names.includes(service),
  );
  const groups = groupsOf(verdicts, checked, new Locator(apps));
  const figures = () => figuresFor(names, checked);
  const told = () => (names.length === 0 ? { ...figures(), services: [] } : figures());
  return { groups, dist: true, stale, acknowledged, figures, told, looked };
}

/** Databases are everybody's. */
function figuresFor(names: readonly string[], { figures }: Checked): Figures {
  const { services, databases } = figures();
  return {
    services: services.filter(({ service }) => names.length === 0 || names.includes(service)),
    databases,
  };
}

function checkName(name: string, services: readonly string[]): void {
  if (services.includes(name)) return;
  misuse(
    'kube check',
    'a service below apps',
    typed(name, services),
    hint(name, services, 'write its chart'),
  );
}

/** What concerns all concerns each of them. */
const concerns =
  (names: readonly string[]) =>
  ({ services }: Verdict): boolean =>
    names.length === 0 || services.length === 0 || services.some((service) => names.includes(service));

const isOfAny = (path: string, names: readonly string[]): boolean => names.includes(path.split('/')[2] ?? '');

function groupsOf(verdicts: readonly Verdict[], { clusters }: Checked, locator: Locator): readonly Group[] {
  const { mergeClusters }: typeof import('../../synth') = require('../../synth');
  const names = [...new Set(verdicts.map(groupOf))].toSorted();
  return names.map((name) => {
    const findings = verdicts.filter((verdict) => groupOf(verdict) === name).map(({ finding }) => finding);
    const merged = mergeClusters(findings, clusters);
    return { name, findings: merged.map(({ finding, also }) => locator.locate(finding, also)) };
  });
}

const groupOf = ({ services: [service = ALL, ...others] }: Verdict): string =>
  others.length > 0 ? ALL : service;
