import { field, type Json, list } from '../../kernel';

/** `sleep 20` wherever it stands in a script; a minute and an hour have units of their own. */
const SLEEP = /(?<![\w-])sleep\s+(\d+(?:\.\d+)?)([smh]?)(?![\w.$])/g;
const UNITS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600 };

/** What is over as soon as it has begun: https://nginx.org/en/docs/control.html */
const AT_ONCE = /^(\S*\/)?nginx\s+-s\s+(quit|stop)$/;

/** Seconds that a container goes on before it is told to stop, 0 without a hook; undefined where only its image knows. */
export function preStopOf(container: Json): number | undefined {
  const hook = field(container, 'lifecycle', 'preStop');
  if (hook === undefined || hook === null) return 0;
  const seconds = field(hook, 'sleep', 'seconds');
  if (typeof seconds === 'number') return seconds;
  const script = list(field(hook, 'exec', 'command')).join(' ');
  if (AT_ONCE.test(script)) return 0;
  return /\b(while|until|for)\b/.test(script) ? undefined : sleptIn(script);
}

function sleptIn(script: string): number | undefined {
  const sleeps = [...script.matchAll(SLEEP)];
  if (sleeps.length === 0) return undefined;
  return sleeps.reduce((sum, [, count, unit = '']) => sum + Number(count) * (UNITS[unit] ?? 1), 0);
}
