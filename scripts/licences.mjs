import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { licenceTexts } from './lib/licences.mjs';

// The script tag's files have their comments taken out, licence notices among them: the texts go beside them.
const widget = join(dirname(fileURLToPath(import.meta.url)), '../packages/widget');
writeFileSync(join(widget, 'dist/cdn/LICENSES.txt'), licenceTexts([widget]));
