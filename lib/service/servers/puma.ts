import { PUMA } from '../rails-facts';
import type { WebServer } from './server';

/** Its port, processes and threads are variables of the service. https://github.com/puma/puma */
export const puma: WebServer = {
  usualPort: 3000,
  plan: () => ({ command: PUMA, owned: {}, unwanted: {} }),
};
