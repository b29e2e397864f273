import { readFileSync, writeFileSync } from 'node:fs';
import { openApiDocument } from './document.ts';

/** Writes `openapi.json` beside `package.json`: `node -C unknot-source packages/server/src/openapi/write.ts`. */
const folder = new URL('../../', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'));
writeFileSync(new URL('openapi.json', folder), `${JSON.stringify(openApiDocument(version), null, 2)}\n`);
