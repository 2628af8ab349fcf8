import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedPages } from './generated';

/** `npm run docs`: brings the pages up to date that say what the code says. */
for (const [page, text] of generatedPages()) writeFileSync(join(__dirname, '../..', page), text);
