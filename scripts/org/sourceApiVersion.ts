import { readFile } from "node:fs/promises";
import path from "node:path";
import { projectFolder } from "./sf.ts";

/** The API version of the package's source, e.g. `67.0`. */
export async function sourceApiVersion(): Promise<string> {
  const project = await readFile(path.join(projectFolder, "sfdx-project.json"), "utf8");
  return (JSON.parse(project) as { sourceApiVersion: string }).sourceApiVersion;
}
