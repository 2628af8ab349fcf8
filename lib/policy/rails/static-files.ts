import type { Check, Objection } from '../check';
import type { World } from '../world';
import { written } from './written';

const MEANT_AS_NO = /^(false|no|off|0|n|f)$/i;

/** https://guides.rubyonrails.org/configuring.html#config-public-file-server-enabled */
export const staticFiles: Check = {
  id: 'F45',
  title: 'RAILS_SERVE_STATIC_FILES is not said to be false, which switches it on',
  severity: 'warning',
  why: "Rails' templates only ask whether the variable is there",
  fix: 'leave it out',
  *run(world: World): Iterable<Objection> {
    for (const { to, field, value } of written(world, 'RAILS_SERVE_STATIC_FILES')) {
      if (!MEANT_AS_NO.test(value)) continue;
      const expected = "'' or nothing at all to switch it off";
      yield { to, field, expected, got: value, fix: 'leave it out: any text switches it on' };
    }
  },
};
