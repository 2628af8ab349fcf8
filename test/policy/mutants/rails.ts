import { CONFIG_MUTANTS } from './rails-config';
import { DISK_MUTANTS } from './rails-disks';
import { NETWORK_MUTANTS } from './rails-network';
import { PROCESS_MUTANTS } from './rails-processes';

/** Mistakes that the pack of Rails catches, F30 to F61, as far as no other check does. */
export const RAILS_MUTANTS = {
  ...CONFIG_MUTANTS,
  ...DISK_MUTANTS,
  ...NETWORK_MUTANTS,
  ...PROCESS_MUTANTS,
} as const;
