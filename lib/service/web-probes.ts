import type { ProbesProps } from '../container';
import { HEALTH_PATH } from './rails-facts';

/** A host that the application answers to; of `*.example.com`, one that it covers. */
export const probeHost = (hosts: readonly string[], service: string): string | undefined =>
  hosts.find((host) => !host.startsWith('*')) ?? hosts[0]?.replace('*', service);

/**
 * Asks as a request through the load balancer would: host authorization answers 403 to a pod's address, and
 * `force_ssl` 301 to plain HTTP. https://guides.rubyonrails.org/configuring.html#actiondispatch-hostauthorization
 */
export function asBehindTls(
  { path = HEALTH_PATH, headers = {}, ...probes }: ProbesProps,
  host: string | undefined,
): ProbesProps {
  return {
    ...probes,
    path,
    headers: { ...(host !== undefined && { Host: host }), 'X-Forwarded-Proto': 'https', ...headers },
  };
}
