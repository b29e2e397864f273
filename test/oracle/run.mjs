// node test/oracle/run.mjs [slots] [--seed n]: the times on offer against a search minute by minute, on all cores.
import { join } from 'node:path';
import { install } from '../../scripts/lib/install.mjs';
import { projectEnvironment, projectNode, root } from '../../scripts/lib/project.mjs';
import { run } from '../../scripts/lib/run.mjs';

await install();
const args = [join(root, 'test/oracle/search.ts'), ...process.argv.slice(2)];
const { code } = await run(projectNode, args, { env: projectEnvironment() });
process.exitCode = code === 0 ? 0 : 1;
