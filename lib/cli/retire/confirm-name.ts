import { misuse } from '../misuse';
import { Interrupted, type Terminal } from '../terminal';

/** Goes on only where the service's name is typed, or given by `--yes` in a script. */
export async function confirmName(
  terminal: Terminal,
  service: string,
  yes: string | undefined,
): Promise<void> {
  if (yes === service) return;
  if (yes !== undefined) {
    misuse(
      'kube retire --yes',
      `the service's name again, ${service}`,
      'another one',
      `write --yes ${service}`,
    );
  }
  if (!terminal.isAnswered) {
    misuse(
      'kube retire',
      'somebody to confirm it',
      'no terminal',
      `look at what it says, then add --yes ${service}`,
    );
  }
  const typed = await terminal.ask(`Type the service's name to go on:`);
  if (typed.trim() !== service) throw new Interrupted();
}
