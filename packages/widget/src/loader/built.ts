/** A file beside the loader, and its SHA-256 in base64: what is to be in it, and nothing else. */
export type BuiltFile = readonly [file: string, hash: string];

/** The build writes these down: see scripts/lib/integrity.mjs. */
export declare const define: BuiltFile;
/** It has the list of what is to be in all other files, too. */
export declare const commands: BuiltFile;
