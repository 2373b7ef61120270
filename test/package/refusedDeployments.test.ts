import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startCliStack, packageValues, type CliStack } from "./startCliStack.ts";
import { appFolder, editSource } from "../support/copyProject.ts";
import { type SfRun, signInCli } from "@crosswalk/practice-org/testing";

let stack: CliStack;

beforeAll(async () => {
  stack = await startCliStack();
});
afterAll(() => stack.close());

/** What the CLI says of a deployment that the org refuses. */
async function refusals(project: string, args: string[]): Promise<string[]> {
  const { stdout } = await stack.runDeploy([...args, "--json"], project);
  const { result } = JSON.parse(stdout) as { result: { details: { componentFailures: Failure[] } } };
  return result.details.componentFailures.map(
    ({ fullName, lineNumber, problem }) => `${fullName}:${lineNumber ?? ""}: ${problem}`,
  );
}

interface Failure {
  fullName: string;
  lineNumber?: number;
  problem: string;
}

describe("a deployment that an org cannot take is refused with component, line and message", () => {
  const tab = "tabs/Crosswalk.tab-meta.xml";
  const broken: Record<string, { file: string; change: (source: string) => string; says: RegExp }> = {
    "a missing reference": {
      file: tab,
      change: (xml) => xml.replace("Crosswalk_Settings", "Crosswalk_Setings"),
      says: /^Crosswalk:4: In field: flexiPage - no FlexiPage named Crosswalk_Setings found$/,
    },
    "malformed XML": {
      file: "customPermissions/Crosswalk_Admin.customPermission-meta.xml",
      change: (xml) => xml.replace("</label>", "</lable>"),
      says: /^Crosswalk_Admin:\d+: Error parsing file/,
    },
    "an unknown element": {
      file: "cspTrustedSites/Crosswalk_Connector.cspTrustedSite-meta.xml",
      change: (xml) => xml.replaceAll("isActive>", "isAlive>"),
      says: /^Crosswalk_Connector:6: Error parsing file: Element isAlive invalid at this location in type CspTrustedSite$/,
    },
    "an unknown field": {
      file: "permissionsets/Crosswalk_Rep.permissionset-meta.xml",
      change: (xml) => xml.replace("Crosswalk_Lead__c", "Crosswalk_Led__c"),
      says: /^Crosswalk_Rep:\d+: In field: field - no CustomField named Contact\.Crosswalk_Led__c found$/,
    },
    "an API version that the org does not serve": {
      file: "classes/CrosswalkSettings.cls-meta.xml",
      change: (xml) => xml.replace("67.0", "99.0"),
      says: /^CrosswalkSettings:: Invalid api version: 99\.0$/,
    },
    "a component's import of what the platform does not offer": {
      file: "lwc/timer/timer.js",
      change: (source) => `import { open } from "lightning/vault";\n${source}`,
      says: /^timer:1: No MODULE named markup:\/\/lightning:vault found$/,
    },
  };

  describe("one deployment tells of all that is wrong in it", () => {
    let said: string[];
    beforeAll(async () => {
      const folder = stack.copy("broken");
      for (const { file, change } of Object.values(broken)) editSource(folder, file, change);
      const sources = Object.values(broken).map(({ file }) =>
        /^(lwc|classes)\//.test(file) ? path.dirname(file) : file,
      );
      said = await refusals(
        folder,
        sources.flatMap((source) => ["--source-dir", `${appFolder}/${source}`]),
      );
    });

    it.each(Object.entries(broken))("names %s", (_name, { says }) => {
      expect(said).toEqual(expect.arrayContaining([expect.stringMatching(says)]));
    });
  });

  it("a refusal is shown as a person reads it", async () => {
    const folder = stack.copy("plain");
    editSource(folder, tab, (xml) => xml.replace("Crosswalk_Settings", "Crosswalk_Setings"));

    const { status, stdout } = await stack.runDeploy(["--source-dir", `${appFolder}/${tab}`], folder);

    expect(status).toBe(1);
    expect(stdout).toContain("Component Failures [1]");
    expect(stdout).toMatch(/CustomTab\s+Crosswalk\s.*no FlexiPage named Crosswalk_Setings.*\s4:1\s/);
  });

  it("a new Connected App is refused until Support allows one", async () => {
    const deployApp = (): Promise<SfRun> => stack.runDeploy(["--source-dir", "config/connected-app"]);
    await stack.deploy(["--source-dir", "force-app"]);

    const refused = await deployApp();
    expect(refused.status).toBe(1);
    expect(refused.stdout).toMatch(/Crosswalk_Connected_App\s+You can't create a connected app/);
    await fetch(`${stack.org.url}/__practice/settings`, {
      method: "PATCH",
      body: JSON.stringify({ connectedAppCreation: true }),
    });
    expect((await deployApp()).status).toBe(0);
  });

  it("a test class that is not there is refused", async () => {
    const args = ["--source-dir", `${appFolder}/classes`, "--test-level", "RunSpecifiedTests"];

    const { status, stdout } = await stack.runDeploy([...args, "--tests", "CrosswalkSettingTest"]);

    expect(status).toBe(1);
    expect(stdout).toContain("Test class CrosswalkSettingTest does not exist");
  });

  it("a deployment is refused to a user who may not use the Metadata API", async () => {
    await signInCli(stack.sf, stack.org, "rep@practice.example", "rep");

    const run = await stack.sf.run(
      ["project", "deploy", "start", "--target-org", "rep", "--source-dir", `${appFolder}/classes`, "--json"],
      { env: packageValues },
    );

    expect(run.status).toBe(1);
    expect(run.stdout).toContain(
      "use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata",
    );
  });
});
