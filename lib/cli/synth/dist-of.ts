import { dirname, join } from 'node:path';

/** Where the files of a fleet are written: beside its services. */
export const distOf = (apps: string): string => join(dirname(apps), 'dist');
