import type { Guard } from '../container';
import type { Path } from '../kernel';
import type { Migratable } from './migratable';

/** What holds new pods until the schema is there, or why nothing does. */
export type GuardProps = { readonly command: readonly string[] } | { readonly off: string };

/** Undefined where the chart wants none; `rest` is what follows from the migration. */
export function planGuard(
  guard: GuardProps | undefined,
  { migrationCommands }: Migratable,
  rest: Omit<Guard, 'command'>,
  path: Path,
): Guard | undefined {
  if (guard !== undefined && 'off' in guard) {
    if (guard.off.trim() === '')
      path.at('off').refuse('a reason', guard.off, 'say what else keeps new pods from serving too early');
    return undefined;
  }
  const command = guard?.command ?? migrationCommands?.guard;
  if (command === undefined || command.length === 0) {
    path.refuse(
      'a command that fails while a migration is pending',
      command,
      "write guard: { command: [...] }, or guard: { off: 'why none is needed' }",
    );
    return undefined;
  }
  return { ...rest, command };
}
