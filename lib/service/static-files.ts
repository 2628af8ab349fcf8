import type { Path } from '../kernel';
import type { OwnEnv } from './own-env';

const MEANT_AS_NO = /^(false|no|off|0|n|f)$/i;

/**
 * Reports a text that is meant to switch static files off and switches them on: Rails' templates only ask
 * whether there is any (F45). https://guides.rubyonrails.org/configuring.html#config-public-file-server-enabled
 */
export function checkStaticFiles({ clear = {} }: OwnEnv, path: Path): void {
  const { RAILS_SERVE_STATIC_FILES: value } = clear;
  if (value === undefined || !MEANT_AS_NO.test(String(value))) return;
  path
    .at('clear')
    .at('RAILS_SERVE_STATIC_FILES')
    .warn(
      'F45',
      "'' or nothing at all to switch it off",
      String(value),
      'leave it out: any text switches it on',
    );
}
