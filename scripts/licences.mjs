import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledLicences, licenceTexts } from './lib/licences.mjs';

// The script tag's files have their comments taken out, licence notices among them: the texts go beside them.
const packages = join(dirname(fileURLToPath(import.meta.url)), '../packages');
const [core, widget] = [join(packages, 'core'), join(packages, 'widget')];
writeFileSync(join(widget, 'dist/cdn/LICENSES.txt'), licenceTexts([widget]));
// Core's calendar files have `ics` in them.
writeFileSync(join(core, 'dist/LICENSES.txt'), bundledLicences(core));
