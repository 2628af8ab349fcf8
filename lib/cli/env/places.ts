import { type Environment, InvalidProps, type NeededSecret, type SecretContract } from '../../kernel';
import type { Platform } from '../../platform';
import { allServices, type Fleet, type FoundService, openFleet, serviceIn } from '../fleet';
import { misuse } from '../misuse';
import { hint, typed } from '../near';
import { clustersFor } from '../selection';
import type { Session } from '../session';
import { withMerged } from './merged-needs';
import type { Place } from './place';

/** What is said about a place on the command line. */
export interface PlaceOptions {
  readonly environment: string;
  readonly secret?: string;
  readonly apps?: string;
}

const DEFAULT_SECRET = 'dotenv';

/** The one Secret that a command is about, in every place where it is kept. */
export function placesOf(session: Session, service: string, options: PlaceOptions): readonly Place[] {
  const fleet = openFleet(session.directory, options.apps);
  const found = serviceIn(fleet, service);
  const { environment, secret = DEFAULT_SECRET } = options;
  return withMerged(
    clustersFor(found.chart.platform, environment).map((environment) => {
      const contract = contractOf(found, environment);
      checkSecret(secret, contract, service);
      return placeFor(session, fleet, found, { environment, contract, secret });
    }),
  );
}

/** Every Secret of a service, or of all services, in every place where it is kept. */
export function everyPlace(
  session: Session,
  service: string | undefined,
  options: PlaceOptions,
): readonly Place[] {
  const fleet = openFleet(session.directory, options.apps);
  const services = service === undefined ? allServices(fleet) : [serviceIn(fleet, service)];
  const { environment: name, secret } = options;
  return withMerged(
    services.flatMap((found) =>
      clustersFor(found.chart.platform, name).flatMap((environment) => {
        const contract = contractOf(found, environment);
        if (secret !== undefined && service !== undefined) checkSecret(secret, contract, service);
        return contract.secrets
          .filter((needed) => secret === undefined || needed.name === secret)
          .map((needed) => placeFor(session, fleet, found, { environment, contract, secret: needed.name }));
      }),
    ),
  );
}

/** What a chart's pods read in a cluster; a chart that cannot be rendered ends the command. */
function contractOf({ name, chart }: FoundService, environment: Environment): SecretContract {
  const { renderChart }: typeof import('../../synth') = require('../../synth');
  const { secrets, complete, findings, objects } = renderChart(chart, environment);
  if (secrets !== undefined) return secrets.contract;
  if (!complete) throw new InvalidProps(findings.filter(({ severity }) => severity === 'error'));
  // A plain chart publishes no contract, but its objects say where they are.
  const namespace = objects.find(({ metadata }) => metadata.namespace !== undefined)?.metadata.namespace;
  return { namespace: namespace ?? name, secrets: [] };
}

/** Before its chart reads any Secret, a service may be given the usual one. */
function checkSecret(secret: string, { secrets }: SecretContract, service: string): void {
  const names = secrets.map(({ name }) => name);
  if (names.includes(secret) || (names.length === 0 && secret === DEFAULT_SECRET)) return;
  const fix = hint(secret, names, 'name it in the chart');
  misuse(
    `${service} --secret`,
    'a Secret that its chart reads',
    secret === DEFAULT_SECRET ? secret : typed(secret, names),
    fix,
  );
}

interface At {
  readonly environment: Environment;
  readonly contract: SecretContract;
  readonly secret: string;
}

function placeFor(session: Session, { apps }: Fleet, { name, chart }: FoundService, at: At): Place {
  const { environment, contract, secret } = at;
  const needed: NeededSecret | undefined = contract.secrets.find((candidate) => candidate.name === secret);
  const { namespace } = contract;
  const type = needed?.type === undefined ? {} : { type: needed.type };
  const store = session.openStore({ apps, service: name, environment, namespace, secret, ...type });
  const selector = selectorOf(environment, chart.platform);
  return { service: name, secret, clusters: [environment], selector, needed, store };
}

/** What means one cluster alone: its name may be that of all clusters of its environment. */
function selectorOf({ name, cluster }: Environment, { clusters }: Platform): string {
  const siblings = clusters.filter((candidate) => candidate.name === name);
  return siblings.length > 1 ? `${name}/${cluster.name}` : cluster.name;
}
