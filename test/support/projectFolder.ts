import path from "node:path";

/** The folder of the whole project, wherever a test is started from. */
export const projectFolder = path.resolve(import.meta.dirname, "../..");
