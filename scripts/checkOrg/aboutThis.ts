import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { projectFolder } from "../org/sf.ts";
import { sourceApiVersion } from "../org/sourceApiVersion.ts";
import type { About } from "./report.ts";

export async function aboutThis(): Promise<About> {
  const [{ version }, cli, apiVersion] = await Promise.all([
    readPackage("."),
    readPackage("config/salesforce-cli"),
    sourceApiVersion(),
  ]);
  const commit = await promisify(execFile)("git", ["rev-parse", "--short", "HEAD"], {
    cwd: projectFolder,
  }).then(
    ({ stdout }) => stdout.trim(),
    () => null,
  );
  return {
    version: version ?? "",
    commit,
    cliVersion: cli.dependencies?.["@salesforce/cli"] ?? "",
    sourceApiVersion: apiVersion,
    date: new Date().toISOString().slice(0, 10),
  };
}

interface PackageFile {
  version?: string;
  dependencies?: Record<string, string>;
}

async function readPackage(folder: string): Promise<PackageFile> {
  return JSON.parse(await readFile(path.join(projectFolder, folder, "package.json"), "utf8")) as PackageFile;
}
