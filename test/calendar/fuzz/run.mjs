// npm run ics-fuzz -- 100000: sets up what it needs, and runs it on what is published of core.
import { join } from 'node:path';
import { build } from '../../../scripts/lib/build.mjs';
import { install } from '../../../scripts/lib/install.mjs';
import { projectEnvironment, projectNode, root } from '../../../scripts/lib/project.mjs';
import { run } from '../../../scripts/lib/run.mjs';
import { setUpCalendars } from '../../../scripts/lib/setup-calendars.mjs';

await install();
await build();
setUpCalendars();
const args = ['-C', 'unknot-source', join(root, 'test/calendar/fuzz/fuzz.ts'), ...process.argv.slice(2)];
const { code } = await run(projectNode, args, { env: projectEnvironment({}) });
process.exitCode = code === 0 ? 0 : 1;
