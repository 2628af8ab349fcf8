import type { Endpoint } from '../../kernel';
import type { Placed, World } from '../world';
import { type Use, usesOf } from './database-use';
import { grouped } from './index-of-world';

/** What one service takes of a database, over all clusters that share it. */
export interface DatabaseShare {
  readonly service: string;
  /** While nothing is released. */
  readonly most: number;
  /** While it is: with extra and leaving pods, crons, and migrations that go the same way. */
  readonly peak: number;
  /** Of migrations that go past the pooler. */
  readonly direct: number;
  /** What is known for certain, of as few pods as there may be. */
  readonly surely: { readonly most: number; readonly peak: number };
}

/** A share, and the object that takes most of it. */
export interface PlacedShare extends DatabaseShare {
  readonly placed: Placed;
}

/** A database of an environment, whose clusters share it. */
export interface Database {
  readonly name: string;
  readonly environment: string;
  readonly endpoint: Endpoint;
  /** Largest first. */
  readonly shares: readonly PlacedShare[];
}

/** What is asked of a database, or of the pooler in front of it, against what it may have. */
export interface DatabaseLimit {
  readonly of: 'connections' | 'clients';
  readonly limit: number;
  /** All services as large as they may be while the one with most extra pods is released, and consoles. */
  readonly peak: number;
  /** What is known for certain: all as small as they may be while one is released. */
  readonly surely: number;
}

/** Connections that people open beside the pods, as in `rails console`. */
const CONSOLES = 5;

export function databasesOf(worlds: readonly World[]): readonly Database[] {
  const used = grouped(worlds.flatMap(usesOf), ({ key }) => key);
  return [...used.values()].flatMap((uses) => {
    const [first] = uses;
    if (first === undefined) return [];
    const { name, environment, endpoint } = first;
    const isPooled = Boolean(endpoint.pooler);
    const services = [...grouped(uses, ({ service }) => service).values()];
    const shares = services.flatMap((parts) => shareOf(parts, isPooled));
    return [{ name, environment, endpoint, shares: shares.toSorted((one, other) => other.peak - one.peak) }];
  });
}

function shareOf(uses: readonly Use[], isPooled: boolean): readonly PlacedShare[] {
  const [largest] = uses.toSorted((one, other) => other.peak - one.peak);
  if (largest === undefined) return [];
  const isDirect = ({ migrates }: Use): boolean => isPooled && migrates;
  const through = uses.filter((use) => !isDirect(use));
  return [
    {
      service: largest.service,
      placed: largest.placed,
      most: total(through, ({ most }) => most),
      peak: total(through, ({ peak }) => peak),
      direct: total(uses.filter(isDirect), ({ peak }) => peak),
      surely: {
        most: total(through, ({ surely }) => surely.most),
        peak: total(through, ({ surely }) => surely.peak),
      },
    },
  ];
}

const total = <T>(items: readonly T[], count: (item: T) => number): number =>
  items.reduce((sum, item) => sum + count(item), 0);

/** Behind a pooler pods are its clients, and only migrations and consoles ask the database itself. */
export function limitsOf({ endpoint, shares }: Database): readonly DatabaseLimit[] {
  const { maxConnections, pooler } = endpoint;
  const pods = {
    peak: total(shares, ({ most }) => most) + most(shares.map((share) => share.peak - share.most)) + CONSOLES,
    surely: total(shares, ({ surely }) => surely.most) + most(shares.map(ofRelease)),
  };
  const direct = { peak: most(shares.map((share) => share.direct)) + CONSOLES, surely: 0 };
  const maxClients = typeof pooler === 'object' ? pooler.maxClients : undefined;
  return [
    ...(maxClients === undefined ? [] : [{ of: 'clients' as const, limit: maxClients, ...pods }]),
    ...(maxConnections === undefined
      ? []
      : [{ of: 'connections' as const, limit: maxConnections, ...(pooler ? direct : pods) }]),
  ];
}

const most = (numbers: readonly number[]): number => Math.max(0, ...numbers);

const ofRelease = ({ surely }: DatabaseShare): number => surely.peak - surely.most;
