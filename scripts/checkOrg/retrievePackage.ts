import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { projectFolder, readSf } from "../org/sf.ts";

interface ComponentName {
  type: string;
  fullName: string;
}

/** A file of the package, in source format. */
export interface RetrievedFile extends ComponentName {
  /** E.g. `classes/CrosswalkAccess.cls`. */
  file: string;
  /** Undefined where the source has no such file. */
  source: string | undefined;
  org: string;
}

/** The package as the org has it. */
export interface RetrievedPackage {
  files: RetrievedFile[];
  missing: ComponentName[];
}

interface CliFile extends ComponentName {
  state: string;
  /** Absent where the org does not have the component. */
  filePath?: string;
}

const app = path.join("force-app", "main", "default");

/**
 * Has the Salesforce CLI retrieve each component of the source into a copy of the source, so that the org's
 * version of each file has the same path. Neither the project nor the org changes.
 */
export async function retrievePackage(targetOrg: string, apiVersion: string): Promise<RetrievedPackage> {
  const folder = await mkdtemp(path.join(tmpdir(), "crosswalk-retrieved-"));
  try {
    await cp(path.join(projectFolder, "force-app"), path.join(folder, "force-app"), { recursive: true });
    await cp(path.join(projectFolder, ".forceignore"), path.join(folder, ".forceignore"));
    const project = {
      packageDirectories: [{ path: "force-app", default: true }],
      sourceApiVersion: apiVersion,
    };
    await writeFile(path.join(folder, "sfdx-project.json"), JSON.stringify(project));
    const args = ["project", "retrieve", "start", "--source-dir", "force-app", "--target-org", targetOrg];
    const { files } = await readSf<{ files: CliFile[] }>([...args, "--wait", "30"], { cwd: folder });
    const found = files.flatMap(({ type, fullName, filePath }) =>
      filePath === undefined ? [] : [{ type, fullName, filePath }],
    );
    return {
      files: await Promise.all(found.map((each) => readBoth(each, folder))),
      missing: files
        .filter(({ filePath }) => filePath === undefined)
        .map(({ type, fullName }) => ({ type, fullName })),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readBoth(
  { type, fullName, filePath }: Required<Omit<CliFile, "state">>,
  folder: string,
): Promise<RetrievedFile> {
  // The CLI's path may begin with another name of the folder (a symbolic link), so only its end is used.
  const file = filePath.slice(filePath.indexOf(app) + app.length + 1);
  return {
    type,
    fullName,
    file: file.replaceAll(path.sep, "/"),
    source: await readFile(path.join(projectFolder, app, file), "utf8").catch(() => undefined),
    org: await readFile(path.join(folder, app, file), "utf8"),
  };
}
