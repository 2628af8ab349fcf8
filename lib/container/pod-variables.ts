import type { PodProps } from './pod-props';

/** Variables of other pods that mean something else in this one: its own port, and its own temporary directory. */
export function podVariables(
  props: Pick<PodProps, 'port' | 'stickyTmp'>,
  sharedValue: (variable: string) => string | undefined,
): Readonly<Record<string, string>> {
  const own = { ...portOf(props), ...tmpOf(props, sharedValue('TMPDIR')) };
  const differing = Object.entries(own).filter(([name, value]) => {
    const shared = sharedValue(name);
    return shared !== undefined && shared !== value;
  });
  return Object.fromEntries(differing);
}

const portOf = ({ port }: Pick<PodProps, 'port'>) =>
  port === undefined ? {} : { PORT: String(typeof port === 'object' ? port.number : port) };

/** A directory below /tmp that others find is made in their pods only; one elsewhere may be a volume. */
function tmpOf({ stickyTmp }: Pick<PodProps, 'stickyTmp'>, shared = '') {
  if (stickyTmp !== undefined) return { TMPDIR: stickyTmp };
  return shared.startsWith('/tmp/') ? { TMPDIR: '/tmp' } : {};
}
