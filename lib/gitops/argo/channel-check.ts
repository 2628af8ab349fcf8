import type { Path } from '../../kernel';

/** Letters of any language in lower case, as Slack has them. https://api.slack.com/methods/conversations.create#naming */
const NAME = /^#?[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}_-]{1,80}$/u;
const ID = /^[CDG][A-Z0-9]{6,}$/;

/** Refuses what is neither a channel's name nor its id; Argo CD takes `;` for two of them. */
export function checkChannel(channel: string, path: Path): void {
  if (NAME.test(channel) || ID.test(channel)) return;
  path.refuse("a channel's name or id", channel, "write it as '#deploys'");
}
