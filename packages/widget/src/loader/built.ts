/** A file beside the loader, without the end of its name, and its SHA-256 in base64: what is to be in it, and nothing else. */
export type BuiltFile = readonly [name: string, hash: string];

/** Imports the first of some files, once they all have come as they were built. */
export type Get = (...files: readonly BuiltFile[]) => Promise<unknown>;

/** The list of what is to be in all other files. */
export interface FileList {
  /** What an `import()` loads: the file itself, and what it imports. */
  filesOf(name: string, get: Get): Promise<readonly BuiltFile[]>;
}

/** The build writes these down: see scripts/lib/integrity.mjs. The form, and what it imports. */
export declare const define: readonly BuiltFile[];
/** The file that is a `FileList`. */
export declare const list: BuiltFile;
