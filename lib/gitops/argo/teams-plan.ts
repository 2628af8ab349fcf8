import { isDnsLabel, type Path } from '../../kernel';
import type { Team } from './argo-plan';
import type { SlackProps, TeamProps } from './argo-props';
import { type GivenTeam, readTeams } from './argo-shape';
import { checkChannel } from './channel-check';
import { PLATFORM } from './names';

/** Where a platform names no team, everything is of this one. */
const EVERYBODY = 'services';

/** The teams of a platform, with the channels in which they are told. */
export function planTeams(
  props: Readonly<Record<string, TeamProps>> | undefined,
  slack: Pick<SlackProps, 'channel'> | undefined,
  path: Path,
): readonly Team[] {
  const teams = props === undefined ? undefined : readTeams(props, path);
  if (teams === undefined) return [{ name: EVERYBODY, services: undefined, channel: slack?.channel }];
  if (Object.keys(teams).length === 0) {
    path.refuse('one team at least', teams, 'leave it out where all services are of one');
  }
  const owners = new Map<string, string>();
  for (const [name, team = {}] of Object.entries(teams)) checkTeam(name, team, owners, path.at(name));
  return Object.entries(teams).map(([name, { services = [], channel } = {}]) => ({
    name,
    services: services.filter((service) => service !== undefined),
    channel: slack && (channel ?? slack.channel),
  }));
}

function checkTeam(name: string, team: GivenTeam, owners: Map<string, string>, path: Path): void {
  const { services = [], channel } = team;
  checkTeamName(name, path);
  if (channel !== undefined) checkChannel(channel, path.at('channel'));
  for (const [index, service] of services.entries()) {
    if (service === undefined) continue;
    checkService(service, owners.get(service), path.at('services').at(index));
    owners.set(service, owners.get(service) ?? name);
  }
}

/** The name becomes that of an AppProject, and Argo CD has one called `default`. */
function checkTeamName(name: string, path: Path): void {
  if (isDnsLabel(name) && name !== PLATFORM && name !== 'default') return;
  const expected = `a name of lower-case letters, digits and '-', other than '${PLATFORM}' and 'default'`;
  path.refuse(expected, name, 'choose another name');
}

/** Argo CD makes no Applications at all where two would have the same name. */
function checkService(service: string, owner: string | undefined, path: Path): void {
  if (!isDnsLabel(service)) {
    path.refuse("a service's name", service, 'write the name of its folder');
  } else if (owner !== undefined) {
    path.refuse('a service that nobody has yet', service, `remove it here or from '${owner}'`);
  }
}
