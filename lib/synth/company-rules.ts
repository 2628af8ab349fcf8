import type { Platform } from '../platform';
import { judgeWorld, type Verdict, type World } from '../policy';
import { thrown } from './thrown';

/**
 * What the rules of a platform have against what a cluster gets. One that throws is a finding of everybody, as all that is
 * wrong with a platform, and stops no other rule.
 */
export const judgeRules = (
  world: World,
  { rules = [], apps }: Pick<Platform, 'rules' | 'apps'>,
): readonly Verdict[] =>
  rules.flatMap((rule) => {
    try {
      return judgeWorld(world, [rule]);
    } catch (error) {
      const expected = 'a rule that answers whatever it is asked about';
      const findings = thrown(error, { path: `platform.rules.${rule.id}`, expected, apps });
      return findings.map((finding) => ({ services: [], finding }));
    }
  });
