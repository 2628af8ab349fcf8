import { Outdated } from '../../../lib/cli/env/store';
import { openSopsStore } from '../../../lib/cli/sops';

/** A person who sets keys one after the other, again where somebody else was faster. */
async function main([file = '', ...keys]: readonly string[]): Promise<void> {
  const target = { shape: 'SopsSecret', service: 'yashima', namespace: 'yashima', secret: 'dotenv' } as const;
  const store = openSopsStore({ file, ...target, note: () => {} });
  const audit = { who: 'a', when: new Date(), why: '' };
  for (const key of keys) {
    for (let isWritten = false; !isWritten; ) {
      const change = new Map([[key, Buffer.from(key)]]);
      isWritten = await store.write(change, await store.read(), audit).then(
        () => true,
        (error: unknown) => {
          if (error instanceof Outdated) return false;
          throw error;
        },
      );
    }
  }
}

void main(process.argv.slice(2));
