import type { Path } from '../../kernel';
import type { Team } from './argo-plan';
import type { SlackProps, TeamProps } from './argo-props';

/** Where a platform names no team, everything is of this one. */
const EVERYBODY = 'services';

/** The teams of a platform, with the channels in which they are told. */
export function planTeams(
  teams: Readonly<Record<string, TeamProps>> | undefined,
  slack: SlackProps | undefined,
  _path: Path,
): readonly Team[] {
  if (teams === undefined) return [{ name: EVERYBODY, services: undefined, channel: slack?.channel }];
  return Object.entries(teams).map(([name, { services, channel }]) => ({
    name,
    services,
    channel: slack && (channel ?? slack.channel),
  }));
}
