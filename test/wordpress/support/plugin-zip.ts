import { fileURLToPath } from 'node:url';
import { runCommand } from './processes.ts';

/** Builds the plugin's zip from the widget as it is built, by the project's own command. */
export async function buildPluginZip(target: string): Promise<void> {
  const script = fileURLToPath(new URL('../../../scripts/wordpress-zip.mjs', import.meta.url));
  await runCommand(process.execPath, [script, '--no-build', '--out', target]);
}
