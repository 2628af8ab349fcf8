import { checkCount, checkName, type Endpoint, type Path, Words } from '../kernel';

/** Refuses limits that no database has: against them every service would be wrong. */
export function checkDatabase({ maxConnections, pooler, services }: Endpoint, path: Path): void {
  if (maxConnections !== undefined) checkCount(maxConnections, path.at('maxConnections'), { from: 1 });
  checkPooler(pooler, path.at('pooler'));
  if (services !== undefined) checkServices(services, path.at('services'));
}

/** A platform that nobody type-checked may say anything. */
function checkPooler(pooler: unknown, path: Path): void {
  if (pooler === undefined || typeof pooler === 'boolean') return;
  const limits = typeof pooler === 'object' && pooler !== null ? pooler : {};
  if ('maxClients' in limits && typeof limits.maxClients === 'number') {
    checkCount(limits.maxClients, path.at('maxClients'), { from: 1 });
  } else {
    const fix = 'write true, or { maxClients: 1000 }';
    path.refuse('whether there is one, or how many clients it takes', new Words('something else'), fix);
  }
}

function checkServices(services: unknown, path: Path): void {
  if (!Array.isArray(services)) {
    path.refuse('a list', new Words('something else'), "write ['yashima']");
    return;
  }
  if (services.length === 0) {
    path.refuse('at least one service', services, 'leave it out where every service may use it');
  }
  for (const [index, service] of services.entries()) checkName(String(service), path.at(index));
}
