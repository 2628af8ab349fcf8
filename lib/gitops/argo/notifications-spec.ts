import type { Manifest } from '../../kernel';
import type { ArgoPlan, SlackPlan } from './argo-plan';
import { messageOf } from './notification-message';
import { NOTICES, type Notice, ONCE_PER } from './notification-triggers';
import { settingsMap } from './settings-spec';

/** Who tells whom of what; nothing where nobody is told. */
export const notificationsSpec = (argo: ArgoPlan): readonly Manifest[] =>
  argo.slack === undefined
    ? []
    : [
        settingsMap('argocd-notifications-cm', argo.namespace, {
          'service.slack': slackService(argo.slack),
          ...Object.fromEntries(
            NOTICES.flatMap((notice) => [
              [`trigger.${notice.name}`, triggerOf(notice)],
              [`template.${notice.name}`, messageOf(notice, argo)],
            ]),
          ),
        }),
      ];

/** Annotations of an Application by which a channel hears of it. */
export const subscriptions = (
  channel: string | undefined,
  notices: readonly Notice[] = NOTICES,
): Record<string, string> =>
  channel === undefined
    ? {}
    : Object.fromEntries(
        notices.map(({ name }) => [`notifications.argoproj.io/subscribe.${name}.slack`, channel]),
      );

/** The token is a reference to a key of argocd-notifications-secret. */
const slackService = ({ tokenKey, apiUrl }: SlackPlan): string =>
  [
    `token: ${JSON.stringify(`$${tokenKey}`)}\n`,
    // the names of its methods are written behind it as they are
    ...(apiUrl === undefined ? [] : [`apiURL: ${JSON.stringify(apiUrl.replace(/\/*$/, '/'))}\n`]),
  ].join('');

const triggerOf = ({ name, when }: Notice): string =>
  `- when: ${JSON.stringify(when)}\n  oncePer: ${JSON.stringify(ONCE_PER)}\n  send: [${name}]\n`;
