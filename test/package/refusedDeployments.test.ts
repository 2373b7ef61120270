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

describe(
  "a deployment that an org cannot take is refused with component, line and message",
  { timeout: 90_000 },
  () => {
    const tab = "tabs/Crosswalk.tab-meta.xml";
    const cases: [string, string, (source: string) => string, RegExp][] = [
      [
        "a missing reference",
        tab,
        (xml) => xml.replace("Crosswalk_Settings", "Crosswalk_Setings"),
        /^Crosswalk:4: In field: flexiPage - no FlexiPage named Crosswalk_Setings found$/,
      ],
      [
        "malformed XML",
        tab,
        (xml) => xml.replace("</label>", "</lable>"),
        /^Crosswalk:5: Error parsing file/,
      ],
      [
        "an unknown element",
        tab,
        (xml) => xml.replaceAll("motif>", "motive>"),
        /^Crosswalk:6: Error parsing file: Element motive invalid at this location in type CustomTab$/,
      ],
      [
        "an unknown field",
        "permissionsets/Crosswalk_Rep.permissionset-meta.xml",
        (xml) => xml.replace("Crosswalk_Lead__c", "Crosswalk_Led__c"),
        /^Crosswalk_Rep:\d+: In field: field - no CustomField named Contact\.Crosswalk_Led__c found$/,
      ],
      [
        "an API version that the org does not serve",
        "classes/CrosswalkSettings.cls-meta.xml",
        (xml) => xml.replace("67.0", "99.0"),
        /^CrosswalkSettings:: Invalid api version: 99\.0$/,
      ],
      [
        "a component's import of what the platform does not offer",
        "lwc/pkce/pkce.js",
        (source) => `import { open } from "lightning/vault";\n${source}`,
        /^pkce:1: No MODULE named markup:\/\/lightning:vault found$/,
      ],
    ];

    it.each(cases)("%s", async (name, file, change, expected) => {
      const folder = stack.copy(name.replaceAll(" ", "-"));
      editSource(folder, file, change);
      const source = file.startsWith("lwc/") || file.startsWith("classes/") ? path.dirname(file) : file;

      const said = await refusals(folder, ["--source-dir", `${appFolder}/${source}`]);

      expect(said).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
    });

    it("is shown as a person reads it", async () => {
      const folder = stack.copy("plain");
      editSource(folder, tab, (xml) => xml.replace("Crosswalk_Settings", "Crosswalk_Setings"));

      const { status, stdout } = await stack.runDeploy(["--source-dir", `${appFolder}/${tab}`], folder);

      expect(status).toBe(1);
      expect(stdout).toContain("Component Failures [1]");
      expect(stdout).toMatch(/CustomTab\s+│\s+Crosswalk\s+│.*no FlexiPage named Crosswalk_Setings.*│\s+4:1/);
    });

    it("a new Connected App, until Support allows one", async () => {
      const deployApp = (): Promise<SfRun> => stack.runDeploy(["--source-dir", "config/connected-app"]);
      await stack.deploy(["--source-dir", "force-app"]);

      const refused = await deployApp();
      expect(refused.status).toBe(1);
      expect(refused.stdout).toMatch(/Crosswalk_Connected_App\s+│ You can't create a connected app/);
      await fetch(`${stack.org.url}/__practice/settings`, {
        method: "PATCH",
        body: JSON.stringify({ connectedAppCreation: true }),
      });
      expect((await deployApp()).status).toBe(0);
    });

    it("a test class that is not there", async () => {
      const args = ["--source-dir", `${appFolder}/classes`, "--test-level", "RunSpecifiedTests"];

      const { status, stdout } = await stack.runDeploy([...args, "--tests", "CrosswalkSettingTest"]);

      expect(status).toBe(1);
      expect(stdout).toContain("Test class CrosswalkSettingTest does not exist");
    });

    it("is refused to a user who may not use the Metadata API", async () => {
      await signInCli(stack.sf, stack.org, "rep@practice.example", "rep");

      const run = await stack.sf.run(
        [
          "project",
          "deploy",
          "start",
          "--target-org",
          "rep",
          "--source-dir",
          `${appFolder}/classes`,
          "--json",
        ],
        { env: packageValues },
      );

      expect(run.status).toBe(1);
      expect(run.stdout).toContain(
        "use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata",
      );
    });
  },
);
