import { counted } from '../../kernel';
import { amountText } from './amount';
import type { DatabaseFigure, Figures, ServiceFigures, WorkloadFigures } from './figures';
import type { QuotaFigure } from './quota';
import type { RolloutFigure } from './rollout';

/** Figures for people: a line a workload under its service and cluster, then the databases. */
export const figureLines = ({ services, databases }: Figures): readonly string[] => [
  ...services.flatMap((figures) => linesOf(figures, databases)),
  ...databases.flatMap(linesOfDatabase),
];

const linesOf = (
  { service, environment, cluster, workloads, quotas }: ServiceFigures,
  databases: readonly DatabaseFigure[],
): readonly string[] => [
  cluster === '' ? service : `${service}/${cluster}`,
  ...workloads.map((workload) => `  ${workload.component}: ${parts(workload).join('; ')}`),
  ...databases
    .filter((database) => database.environment === environment)
    .flatMap((database) => lineOfShare(service, database)),
  ...quotas.map(lineOfQuota),
];

const parts = (workload: WorkloadFigures): readonly string[] => {
  const { rollout, shutdown, disruption, memory, connections } = workload;
  return [
    podsOf(workload),
    ...(rollout === undefined || rollout.steps === 0 ? [] : [rolling(rollout)]),
    ...(shutdown === undefined ? [] : [leaving(shutdown)]),
    ...(disruption === undefined ? [] : [draining(disruption)]),
    ...(memory === undefined ? [] : [sharing(memory)]),
    ...(connections === undefined ? [] : [connecting(connections)]),
  ];
};

function podsOf({ pods: { least, most }, rollout }: WorkloadFigures): string {
  if (rollout === undefined) return `${counted(most, 'pod')} now and then`;
  return least === most ? counted(most, 'pod') : `${least} to ${counted(most, 'pod')}`;
}

function rolling({ pods, extra, neverBelow, steps, seconds, atOnce }: RolloutFigure): string {
  const fewer = neverBelow === pods ? '' : `-${pods - neverBelow}`;
  const more = extra === 0 ? '' : `+${extra}`;
  const time = `about ${Math.ceil(seconds / 60)} min`;
  return `${[more, fewer].join('')} at a time, ${counted(steps, 'step')}, ${time}, up to ${atOnce} pods at once`;
}

function leaving({ of, grace, preStop, longest, slack }: NonNullable<WorkloadFigures['shutdown']>): string {
  const before = preStop > 0 ? `${preStop} + ` : '';
  return `leaves within ${grace} s (${before}${longest} for ${of} + ${slack})`;
}

function draining({ evictions, whileRolling }: NonNullable<WorkloadFigures['disruption']>): string {
  const meanwhile = whileRolling === evictions ? '' : `, ${whileRolling} in a rollout`;
  return `a drain takes ${evictions}${meanwhile}`;
}

const sharing = ({ processes, perProcess }: NonNullable<WorkloadFigures['memory']>): string => {
  const all = processes > 1 ? `each of ${processes} processes and their master` : 'its process';
  return `${amountText('memory', perProcess * 1000)} for ${all}`;
};

const connecting = ({ perPod, most, peak }: NonNullable<WorkloadFigures['connections']>): string => {
  const about = perPod.certain ? '' : 'about ';
  const grows = most === peak ? `${most}` : `${most}, ${peak} in a rollout`;
  return `database connections ${about}${grows}`;
};

function lineOfShare(service: string, { name, shares, limits }: DatabaseFigure): readonly string[] {
  const share = shares.find((one) => one.service === service);
  const [limit] = limits;
  if (share === undefined || limit === undefined) return [];
  return [`  database ${name}: ${share.peak} of ${limit.limit} ${limit.of} in a rollout`];
}

function lineOfQuota({ quota, resource, hard, needed, peak }: QuotaFigure): string {
  const text = (amount: number) => amountText(resource, amount);
  return `  quota ${quota}: ${resource} ${text(needed)} needed, ${text(peak)} at most, of ${text(hard)}`;
}

const linesOfDatabase = ({ environment, name, limits, shares }: DatabaseFigure): readonly string[] =>
  limits.map(
    ({ of, limit, peak }) =>
      `${environment} database ${name}: ${peak} of ${limit} ${of} while one of ${counted(shares.length, 'service')} is released`,
  );
