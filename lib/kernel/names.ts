import { isIP } from 'node:net';
import { type Path, Words } from './path';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** Longest DNS label: Services, namespaces, containers, and what becomes part of a pod's name. */
export const LABEL_LENGTH = 63;
/** The CronJob controller appends 11 characters to name its Jobs. */
export const CRON_JOB_LENGTH = 52;

/** Lower-case letters, digits and '-', a letter or digit at the ends. */
export const isDnsLabel = (name: string, length = LABEL_LENGTH): boolean =>
  name.length <= length && LABEL.test(name);

/** Up to 253 characters of labels with dots between: most kinds' names, and hosts. */
export const isDnsSubdomain = (name: string): boolean => name.length <= 253 && SUBDOMAIN.test(name);

/**
 * A host, or `*.` and one; an address is none.
 * https://kubernetes.io/docs/concepts/services-networking/ingress/#hostname-wildcards
 */
export function isHostName(host: string): boolean {
  // a chart that nobody type-checked may have none
  if (typeof host !== 'string') return false;
  const name = host.replace(/^\*\./, '');
  return isDnsSubdomain(name) && isIP(name) === 0;
}

/** `OrderHistory` becomes `order-history`, `APIGateway` `api-gateway`. */
export const kebabCase = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();

/** Refuses what cannot name an object. Names are never cut: two cut names might meet. */
export function checkName(name: string, path: Path, length = LABEL_LENGTH): void {
  if (isDnsLabel(name, length)) return;
  const got = name.length > length ? new Words(`'${name}' (${name.length} characters)`) : name;
  path.refuse(
    `a name of lower-case letters, digits and '-', ${length} characters at most`,
    got,
    'choose a shorter or simpler name',
  );
}

/** The id of a part, which names a container and labels pods, and the name of its object: one finding for both. */
export function checkNames(component: string, name: string, path: Path, length = LABEL_LENGTH): void {
  checkName(component, path);
  if (isDnsLabel(component)) checkName(name, path.at('name'), length);
}
