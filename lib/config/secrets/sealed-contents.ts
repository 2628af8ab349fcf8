import type { NeededSecret } from '../../kernel';
import type { EncryptedContents } from './provider';
import type { SealedPlan } from './sealed-plan';
import { mentions } from './sealed-template';

/** Sealed values by Secret and key; a text of a template changes with everything that may be put in. */
export const sealedContents = (plans: readonly SealedPlan[]): EncryptedContents =>
  new Map(
    plans.map(({ name, values, template: { texts } }) => [
      name,
      new Map([
        ...Object.entries(values),
        ...Object.entries(texts).map(([key, text]) => [key, JSON.stringify([text, values])] as const),
      ]),
    ]),
  );

/** The same without the keys that templates read in place of pods. */
export const readableContents = (
  plans: readonly SealedPlan[],
  needed: readonly NeededSecret[],
): EncryptedContents => {
  const contents = sealedContents(plans);
  return new Map(
    plans.map(({ name, template }) => {
      const keys = needed.find((secret) => secret.name === name)?.keys;
      const isPart = (key: string) =>
        keys?.has(key) !== true && Object.values(template.texts).some((text) => mentions(text, key));
      return [name, new Map([...(contents.get(name) ?? [])].filter(([key]) => !isPart(key)))];
    }),
  );
};
