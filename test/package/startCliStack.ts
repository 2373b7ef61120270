import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type RunningOrg, startPracticeOrg } from "@crosswalk/practice-org";
import { copyProject } from "../support/copyProject.ts";
import { openSf, type Sf, type SfRun, signInCli } from "@crosswalk/practice-org/testing";
import { projectFolder } from "../support/projectFolder.ts";

/** What the package's files do not know, and a deployment has to say. */
export const packageValues = {
  CROSSWALK_CONNECTOR_URL: "https://leads.contoso.example",
  CROSSWALK_CONTACT_EMAIL: "us@contoso.example",
};

export interface DeployAnswer {
  id: string;
  status: string;
  files: { fullName: string; type: string; state: string }[];
}

/** A practice org, and the real Salesforce CLI signed in to it as `admin`. */
export interface CliStack {
  org: RunningOrg;
  sf: Sf;
  /** A folder for what a test writes; it goes with the stack. */
  folder: string;
  /** A copy of the project to break or change. */
  copy(name: string): string;
  /** `sf project deploy start` with what a person would read. */
  runDeploy(args: string[], cwd?: string): Promise<SfRun>;
  /** The same with its result; throws where it fails. */
  deploy(args: string[], cwd?: string): Promise<DeployAnswer>;
  close(): Promise<void>;
}

export async function startCliStack(): Promise<CliStack> {
  const org = await startPracticeOrg();
  const sf = openSf();
  const folder = mkdtempSync(path.join(tmpdir(), "crosswalk-cli-"));
  await signInCli(sf, org, "admin@practice.example", "admin");
  const start = (args: string[]) => ["project", "deploy", "start", "--target-org", "admin", ...args];
  return {
    org,
    sf,
    folder,
    copy: (name) => copyProject(path.join(folder, name)),
    runDeploy: (args, cwd = projectFolder) => sf.run(start(args), { cwd, env: packageValues }),
    deploy: (args, cwd = projectFolder) => sf.json(start(args), { cwd, env: packageValues }),
    async close() {
      sf.close();
      await org.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
