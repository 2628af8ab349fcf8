import { type EnvProps, type Given, NOTHING_GIVEN, planEnv } from '../../lib/config';
import { inspect } from '../../lib/kernel';
import { messagesOf } from '../kernel/messages';

/** What a library for some framework might give. */
export const GIVEN: Given = {
  defaults: { TZ: 'Asia/Tokyo', LANG: 'C.UTF-8' },
  owned: { PORT: { value: '3000', instead: 'set web.port' } },
  secret: ['SECRET_KEY_BASE'],
};

export const envOf = (props: EnvProps, given: Given = NOTHING_GIVEN) =>
  inspect('orders/env', (path) => planEnv(props, given, path)).value;

export const wrongWith = (props: EnvProps, given: Given = NOTHING_GIVEN) =>
  messagesOf((path) => planEnv(props, given, path), 'orders/env');

/** A variable's value or source, by its name. */
export const variable = (props: EnvProps, name: string, given: Given = NOTHING_GIVEN) =>
  envOf(props, given).variables.find((candidate) => candidate.name === name);
