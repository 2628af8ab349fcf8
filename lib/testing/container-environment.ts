import type { ConfigMap, Container, EnvVarSource } from 'kubernetes-types/core/v1';

/** A variable's value, or where it comes from when no rendered object holds it. */
export type ContainerView = Readonly<Record<string, string | EnvVarSource>>;

/** What a container sees: later sources win, and single variables over whole sources. */
export function environmentOf(
  { env = [], envFrom = [] }: Container,
  configMaps: readonly ConfigMap[],
): ContainerView {
  const whole = envFrom.flatMap(({ configMapRef, prefix = '' }) => {
    const found = configMaps.find(({ metadata }) => metadata?.name === configMapRef?.name);
    return Object.entries(found?.data ?? {}).map(([key, value]) => [`${prefix}${key}`, value] as const);
  });
  const single = env.map(({ name, value = '', valueFrom }) => [name, valueFrom ?? value] as const);
  return Object.fromEntries([...whole, ...single]);
}
