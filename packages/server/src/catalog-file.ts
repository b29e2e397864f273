import { readFile } from 'node:fs/promises';
import { type Catalog, ParseError, parseCatalog } from '@unknot/core';
import { ConfigError } from './config.ts';

/**
 * The catalog in a JSON file.
 * @throws ConfigError that says of every fault where it is
 */
export async function loadCatalog(file: string): Promise<Catalog> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${String(code)})`;
    throw new ConfigError([`The catalog ${file}: ${why}. UNKNOT_CATALOG says where it is.`]);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new ConfigError([
      `The catalog ${file} is not JSON: ${error instanceof Error ? error.message : ''}`,
    ]);
  }
  try {
    return parseCatalog(json);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw new ConfigError(
      error.faults.map(({ path, message }) => `The catalog ${file}: ${path ? `${path} ` : ''}${message}`),
    );
  }
}
