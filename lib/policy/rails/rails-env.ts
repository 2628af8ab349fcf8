import type { Check, Objection } from '../check';
import type { World } from '../world';
import { written } from './written';

/** https://guides.rubyonrails.org/configuring.html#creating-rails-environments */
export const railsEnv: Check = {
  id: 'F41',
  title: 'every deployed Rails runs as production',
  severity: 'warning',
  why: 'another name reads other credentials and loads other middleware than what was tested',
  fix: 'say which environment it is in another variable, such as ENV',
  *run(world: World): Iterable<Objection> {
    for (const { to, field, value } of written(world, 'RAILS_ENV')) {
      if (value === 'production' || value.includes('$(')) continue;
      const fix = "write 'production'; another variable, such as ENV, says which environment it is";
      yield { to, field, expected: "'production' in every environment", got: value, fix };
    }
  },
};
