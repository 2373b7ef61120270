import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPracticeOrg, type RunningOrg } from "../org/server.ts";
import { appFolder, copyProject, editSource } from "./copyProject.ts";
import { openSf, projectFolder, type Sf } from "./runSf.ts";
import { signInCli } from "./signInCli.ts";

const values = {
  CROSSWALK_CONNECTOR_URL: "https://leads.contoso.example",
  CROSSWALK_CONTACT_EMAIL: "us@contoso.example",
};

let org: RunningOrg;
let sf: Sf;
let scratch: string;

interface DeployAnswer {
  status: string;
  files: {
    fullName: string;
    type: string;
    state: string;
    error?: string;
    lineNumber?: number;
    filePath: string;
  }[];
}

beforeAll(async () => {
  org = await startPracticeOrg();
  sf = openSf();
  scratch = mkdtempSync(path.join(tmpdir(), "crosswalk-deploy-"));
  await signInCli(sf, org, "admin@practice.example", "admin");
});

afterAll(async () => {
  sf.close();
  await org.close();
  rmSync(scratch, { recursive: true, force: true });
});

const copy = (name: string): string => copyProject(path.join(scratch, name));

const deploy = (args: string[], cwd = projectFolder): Promise<DeployAnswer> =>
  sf.json<DeployAnswer>(["project", "deploy", "start", "--target-org", "admin", ...args], {
    cwd,
    env: values,
  });

/** What the CLI says of a deployment that the org refuses. */
async function refusals(args: string[], cwd: string): Promise<string[]> {
  const { stdout } = await sf.run(
    ["project", "deploy", "start", "--target-org", "admin", ...args, "--json"],
    {
      cwd,
      env: values,
    },
  );
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

describe("the whole package", { timeout: 90_000 }, () => {
  it("deploys with its tests, and the org then has its field, settings and permissions", async () => {
    org.org.reset("empty");
    const { status, files } = await deploy([
      "--source-dir",
      "force-app",
      "--test-level",
      "RunSpecifiedTests",
      "--tests",
      "CrosswalkSettingsTest",
    ]);

    expect(status).toBe("Succeeded");
    expect(files.filter(({ state }) => state === "Failed")).toEqual([]);
    const query = "SELECT Connector_URL__c FROM Crosswalk_Setting__mdt WHERE DeveloperName = 'Default'";
    const { records } = await sf.json<{ records: { Connector_URL__c: string }[] }>([
      ...["data", "query", "--query", query, "--target-org", "admin"],
    ]);
    expect(records[0]?.Connector_URL__c).toBe(values.CROSSWALK_CONNECTOR_URL);
  });

  it("deploys over REST as it does over SOAP", async () => {
    const { status } = await sf.json<DeployAnswer>(
      [
        "project",
        "deploy",
        "start",
        "--target-org",
        "admin",
        "--source-dir",
        `${appFolder}/customPermissions`,
      ],
      { env: { ...values, SF_ORG_METADATA_REST_DEPLOY: "true" } },
    );

    expect(status).toBe("Succeeded");
  });

  it("is quick-deployed after it was validated, and changes nothing before", async () => {
    const folder = copy("quick");
    editSource(folder, "customPermissions/Crosswalk_Admin.customPermission-meta.xml", (xml) =>
      xml.replace("<label>Crosswalk Admin", "<label>Crosswalk Administrator"),
    );
    const label = (): unknown =>
      org.org.db
        .prepare("SELECT MasterLabel FROM CustomPermission WHERE DeveloperName = 'Crosswalk_Admin'")
        .pluck()
        .get();

    const { id } = await sf.json<{ id: string }>(
      [
        ...["project", "deploy", "validate", "--target-org", "admin", "--source-dir", `${appFolder}/classes`],
        ...["--source-dir", `${appFolder}/customPermissions`, "--test-level", "RunSpecifiedTests"],
        ...["--tests", "CrosswalkSettingsTest"],
      ],
      { cwd: folder, env: values },
    );
    expect(label()).toBe("Crosswalk Admin");
    await sf.json(["project", "deploy", "quick", "--job-id", id, "--target-org", "admin"], { cwd: folder });

    expect(label()).toBe("Crosswalk Administrator");
  });
});

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
      const folder = copy(name.replaceAll(" ", "-"));
      editSource(folder, file, change);
      const source = file.startsWith("lwc/") || file.startsWith("classes/") ? path.dirname(file) : file;

      const said = await refusals(["--source-dir", `${appFolder}/${source}`], folder);

      expect(said).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
    });

    it("by a user who may not use the Metadata API", async () => {
      await signInCli(sf, org, "rep@practice.example", "rep");

      const run = await sf.run(
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
        { env: values },
      );

      expect(run.status).toBe(1);
      expect(run.stdout).toContain(
        "use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata",
      );
    });
  },
);

describe("the Salesforce CLI's other commands", { timeout: 90_000 }, () => {
  it("assign the permission sets, show the org and open it at the Crosswalk page", async () => {
    const { successes } = await sf.json<{ successes: { value: string }[] }>([
      ...[
        "org",
        "assign",
        "permset",
        "--name",
        "Crosswalk_Rep",
        "--name",
        "Crosswalk_Admin",
        "--target-org",
        "admin",
      ],
    ]);
    const shown = await sf.json<{ id: string }>(["org", "display", "--target-org", "admin"]);
    const { url } = await sf.json<{ url: string }>([
      ...["org", "open", "--url-only", "--path", "lightning/n/Crosswalk", "--target-org", "admin"],
    ]);

    expect(successes.map(({ value }) => value)).toEqual(["Crosswalk_Rep", "Crosswalk_Admin"]);
    expect(shown.id).toBe(org.orgId);
    const opened = await fetch(url, { redirect: "manual" });
    expect(opened.headers.get("location")).toBe("/lightning/n/Crosswalk");
  });

  it("import the sample accounts and their opportunities", async () => {
    await sf.json(["data", "import", "tree", "--plan", "config/data/plan.json", "--target-org", "admin"]);

    const query =
      "SELECT COUNT() FROM Opportunity WHERE Name LIKE 'Halvorsen Maritime: %' AND Account.Name = 'Halvorsen Maritime AS'";
    const { totalSize } = await sf.json<{ totalSize: number }>([
      "data",
      "query",
      "--query",
      query,
      "--target-org",
      "admin",
    ]);
    expect(totalSize).toBe(1);
  });

  it("retrieve what was deployed, as it was", async () => {
    const folder = copy("retrieve");
    const file = path.join(folder, appFolder, "classes/CrosswalkSettings.cls");
    const source = readFileSync(file, "utf8");
    await deploy(["--source-dir", `${appFolder}/classes`]);
    writeFileSync(file, "// lost");

    await sf.json(
      ["project", "retrieve", "start", "--metadata", "ApexClass:CrosswalkSettings", "--target-org", "admin"],
      {
        cwd: folder,
      },
    );

    expect(readFileSync(file, "utf8")).toBe(source);
  });
});
