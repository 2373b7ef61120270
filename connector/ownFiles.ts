import path from "node:path";

/**
 * Where the connector's files are that are read at run time: in its own folder, and after `npm run build`
 * beside the file that it made, in folders of the same names.
 */
export const ownFolder = new URL("./", import.meta.url);

/** The file of a thread, which is TypeScript where this one is, and built where this one is. */
export const threadFile = (name: string): URL => new URL(name + path.extname(import.meta.url), ownFolder);
