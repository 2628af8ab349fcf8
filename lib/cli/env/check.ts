import { counted, describe, type Finding } from '../../kernel';
import { examples, withPlace } from '../options';
import type { Session } from '../session';
import { findingsAt } from './check-place';
import { labelOf, type Place } from './place';
import { everyPlace, type PlaceOptions } from './places';
import { type AddVerb, endWith, withSecret } from './verb';

interface CheckOptions extends PlaceOptions {
  readonly json?: boolean;
}

export const addCheck: AddVerb = (env, session) => {
  withSecret(withPlace(env.command('check [service]')))
    .description('whether every key that a chart needs is there, for one service or for all')
    .option('--json', 'for programs')
    .addHelpText('after', examples('kube env check yashima -e production', 'kube env check -e qa'))
    .action((service: string | undefined, options: CheckOptions) => check(session, service, options));
};

async function check(session: Session, service: string | undefined, options: CheckOptions): Promise<void> {
  const { terminal } = session;
  const places = everyPlace(session, service, options);
  const findings = (await Promise.all(places.map(findingsAt))).flat();
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (options.json === true) {
    terminal.print(JSON.stringify({ places: places.map(asJson), findings }, undefined, 2));
  } else {
    for (const line of findings.map(lineOf).toSorted()) terminal.print(line);
    terminal.print(summary(places, findings.length - errors.length, errors.length));
  }
  endWith(session, errors.length === 0);
}

const lineOf = (finding: Finding): string =>
  finding.severity === 'warning' ? `warning: ${describe(finding)}` : describe(finding);

function summary(places: readonly Place[], warnings: number, errors: number): string {
  const services = new Set(places.map(({ service }) => service));
  const labels = new Set(places.map(labelOf));
  if (places.length === 0) return 'no Secret is needed there';
  const counts = [counted(errors, 'error'), counted(warnings, 'warning')].join(', ');
  return `${counted(services.size, 'service')} in ${[...labels].join(', ')}: ${counts}`;
}

const asJson = ({ service, secret, clusters, store }: Place) => ({
  service,
  environment: clusters[0].name,
  clusters: clusters.map(({ cluster }) => cluster.name),
  secret,
  place: store.place,
});
