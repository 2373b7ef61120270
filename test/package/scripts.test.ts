import AdmZip from "adm-zip";
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseEnvironment } from "../../scripts/deploy/environmentFile.ts";
import { type RunningOrg, startPracticeOrg } from "@crosswalk/practice-org";
import { isolatedEnvironment, openSf, type Sf, signInCli } from "@crosswalk/practice-org/testing";
import { projectFolder } from "../support/projectFolder.ts";

const connectorUrl = "https://leads.contoso.example";

let org: RunningOrg;
let sf: Sf;
let folder: string;

beforeAll(async () => {
  org = await startPracticeOrg();
  sf = openSf();
  folder = mkdtempSync(path.join(tmpdir(), "crosswalk-scripts-"));
  await signInCli(sf, org, "admin@practice.example", "admin");
});

afterAll(async () => {
  sf.close();
  await org.close();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * What is still deployed; files that hold parts of several stay, though their parts are gone, as translations
 * do.
 */
function listZip(zip: Buffer): string[] {
  if (zip.length === 0) return [];
  return new AdmZip(zip)
    .getEntries()
    .map(({ entryName }) => entryName)
    .filter((name) => !/^(translations|labels|objects\/Contact\.object)/.test(name));
}

function script(name: string, ...args: string[]): Promise<{ status: number; output: string }> {
  return new Promise((resolve) => {
    const file = path.join(projectFolder, "scripts", name);
    const settings = { cwd: projectFolder, env: isolatedEnvironment(sf.home), maxBuffer: 16 * 1024 * 1024 };
    execFile(process.execPath, [file, ...args], settings, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : Number(error.code ?? 1), output: stdout + stderr });
    });
  });
}

const target = (environmentFile: string): string[] => [
  ...["--target-org", "admin", "--connector-url", connectorUrl, "--contact-email", "us@contoso.example"],
  ...["--panel-origin", "https://contoso.lightning.force.com", "--environment-file", environmentFile],
];

describe("register-app", { timeout: 120_000 }, () => {
  it("registers the app so that people can sign in with the key it wrote, and keeps the key when it runs again", async () => {
    const environmentFile = path.join(folder, "registered.env");

    const { status, output } = await script("register-app.ts", ...target(environmentFile));

    expect(output).toContain("Registered.");
    expect(status).toBe(0);
    const values = parseEnvironment(readFileSync(environmentFile, "utf8"));
    expect(statSync(environmentFile).mode & 0o777).toBe(0o600);
    expect(values.get("SALESFORCE_ORG_ID")).toBe(org.orgId);
    expect(output).not.toContain(values.get("SALESFORCE_CLIENT_SECRET"));
    const answer = await fetch(`${org.url}/services/oauth2/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "password",
        client_id: values.get("SALESFORCE_CLIENT_ID") ?? "",
        client_secret: values.get("SALESFORCE_CLIENT_SECRET") ?? "",
        username: "rep@practice.example",
        password: "practice",
      }),
    });
    expect(await answer.json()).toMatchObject({ token_type: "Bearer" });

    const before = readFileSync(environmentFile, "utf8");
    const again = await script("register-app.ts", ...target(environmentFile));
    expect(again.output).toContain("has them already");
    expect(readFileSync(environmentFile, "utf8")).toBe(before);
  });
});

describe("deploy:sandbox", { timeout: 240_000 }, () => {
  it("validates, deploys, assigns; undeploy then removes all of it and leaves the contacts", async () => {
    const contacts = (): unknown => org.org.db.prepare("SELECT COUNT(*) FROM Contact").pluck().get();
    const before = contacts();

    const deployed = await script("deploy-sandbox.ts", ...target(path.join(folder, "sandbox.env")));

    expect(deployed.output).toContain("Deployed. Start the connector");
    expect(deployed.status).toBe(0);
    const removed = await script("undeploy.ts", "--target-org", "admin", "--yes");
    expect(removed.output).toContain("Removed.");
    expect(removed.status).toBe(0);
    const sets = org.org.db
      .prepare("SELECT Name FROM PermissionSet WHERE Name LIKE 'Crosswalk%'")
      .pluck()
      .all();
    expect(sets).toEqual([]);
    expect(org.org.schema.field("Contact", "Crosswalk_Lead__c")).toBeUndefined();
    expect(org.org.schema.object("Crosswalk_Setting__mdt")).toBeUndefined();
    expect(contacts()).toBe(before);
    const left = await fetch(`${org.url}/__practice/deployed`);
    expect(listZip(Buffer.from(await left.arrayBuffer()))).toEqual([]);
  });

  it("deploys to production what was removed before", async () => {
    const environmentFile = path.join(folder, "production.env");
    const { output, status } = await script("deploy-production.ts", ...target(environmentFile));
    expect(output).toContain("Deployed. Start the connector");
    expect(status).toBe(0);
    expect(org.org.schema.field("Contact", "Crosswalk_Lead__c")).toBeDefined();
  });

  it("stops at an org that the CLI is not signed in to, and says how to sign in", async () => {
    const args = target(path.join(folder, "nobody.env")).map((arg) => (arg === "admin" ? "nobody" : arg));

    const { status, output } = await script("deploy-sandbox.ts", ...args);

    expect(status).toBe(1);
    expect(output).toContain("Next: Sign in with: npx sf org login web --alias nobody");
    expect(output).not.toContain("2/6 ");
  });
});

describe("deploy:scratch", { timeout: 240_000 }, () => {
  it("fills an org that exists already, and run again changes nothing of the sample", async () => {
    const args = [...target(path.join(folder, "scratch.env")), "--no-open"];
    const samples = (): unknown =>
      org.org.db.prepare("SELECT COUNT(*) FROM Account WHERE Name = 'Halvorsen Maritime AS'").pluck().get();

    const first = await script("deploy-scratch.ts", ...args);
    const second = await script("deploy-scratch.ts", ...args);

    expect(first.output).toContain("Skipped: admin exists");
    expect(first.output).toContain("Ready. Start the connector");
    expect(first.status).toBe(0);
    expect(second.output).toContain("Skipped: the sample is there.");
    expect(second.status).toBe(0);
    expect(samples()).toBe(1);
  });
});

describe("package", { timeout: 60_000 }, () => {
  it("stops where there is no Dev Hub, with the CLI's message and the next step", async () => {
    const args = ["--type", "unlocked", "--dev-hub", "nohub", "--contact-email", "us@contoso.example"];

    const { status, output } = await script("package-version.ts", ...args);

    expect(status).toBe(1);
    expect(output).toMatch(/nohub/);
    expect(output).toContain("Next: Sign in to the Dev Hub with: npx sf org login web");
  });
});
