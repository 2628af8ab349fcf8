import type { Path } from './path';

/** https://kubernetes.io/docs/reference/generated/kubernetes-api/v1.34/#containerport-v1-core */
const NAME = /^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/;

/** Refuses what cannot name the port of a container, nor that of a Service that an Ingress leads to. */
export function checkPortName(name: string, path: Path): void {
  if (NAME.test(name) && name.length <= 15) return;
  const fix = "write it as 'metrics' or 'probe-port'";
  path.refuse("a name of 15 lower-case letters, digits and '-' at most, one of them a letter", name, fix);
}
