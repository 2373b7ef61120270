import AdmZip from "adm-zip";
import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { parseEnvironment } from "../../scripts/deploy/environmentFile.ts";
import { type RunningOrg, startPracticeOrg } from "@crosswalk/practice-org";
import { isolatedEnvironment, openSf, practice, type Sf, signInCli } from "@crosswalk/practice-org/testing";
import { projectFolder } from "../support/projectFolder.ts";
import { translatedLanguages } from "../support/sourceComponents.ts";

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

// Each test starts the Salesforce CLI up to thirty times: on a busy machine that takes minutes.
vi.setConfig({ testTimeout: 600_000 });

beforeEach(() => org.org.reset());

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

/** What the org has of the app, as it keeps it. */
function appInOrg(): { policies: string[]; admits: string; clients: string[] } {
  const rows = org.org.db
    .prepare(
      "SELECT full_name, content FROM _component_file WHERE type = 'ExtlClntAppOauthConfigurablePolicies'",
    )
    .all() as { full_name: string; content: Buffer }[];
  const clients = org.org.db
    .prepare("SELECT clientId FROM oauth_client WHERE redirectUris LIKE ?")
    .pluck()
    .all(`%${connectorUrl}%`) as string[];
  return {
    policies: rows.map(({ full_name: name }) => name),
    admits: rows.map(({ content }) => /<permittedUsersPolicyType>(\w+)/.exec(content.toString())?.[1]).join(),
    clients,
  };
}

const noApp = { policies: [], admits: "", clients: [] };

const read = (environmentFile: string) => parseEnvironment(readFileSync(environmentFile, "utf8"));

/** How a person signs in with the app that the environment file is about. */
async function signInWith(environmentFile: string): Promise<unknown> {
  const values = read(environmentFile);
  const answer = await fetch(`${org.url}/services/oauth2/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "password",
      client_id: values.get("SALESFORCE_CLIENT_ID") ?? "",
      client_secret: values.get("SALESFORCE_CLIENT_SECRET") ?? "",
      username: "admin@practice.example",
      password: "practice",
    }),
  });
  return answer.json();
}

const settings = (changes: object) => practice(org, "PATCH", "/settings", changes);

describe("deploy:sandbox", () => {
  it("deploys the package and the app for its permission sets alone, comes to the same end again, and undeploy removes it", async () => {
    const environmentFile = path.join(folder, "sandbox.env");
    const first = await script("deploy-sandbox.ts", ...target(environmentFile));

    expect(first.output).toContain("Left out: the org takes no translations");
    expect(first.output).toMatch(/Proven\.\s+Deployed\. Start the connector/);
    expect(first.output).not.toContain("which an admin entered");
    expect(first.status).toBe(0);
    const values = read(environmentFile);
    expect(statSync(environmentFile).mode & 0o777).toBe(0o600);
    expect(values.get("SALESFORCE_ORG_ID")).toBe(org.orgId);
    expect(first.output).not.toContain(values.get("SALESFORCE_CLIENT_SECRET"));
    const app = {
      policies: ["Crosswalk_oauthPlcy"],
      admits: "AdminApprovedPreAuthorized",
      clients: [values.get("SALESFORCE_CLIENT_ID")],
    };
    expect(appInOrg()).toEqual(app);
    expect(await signInWith(environmentFile)).toMatchObject({ token_type: "Bearer" });

    await settings({ translationWorkbench: true });
    const entered = { SetupOwnerId: org.orgId, URL__c: "https://production.contoso.example" };
    await practice(org, "POST", "/records/Crosswalk_Connector__c", [entered]);
    const second = await script("deploy-sandbox.ts", ...target(environmentFile));

    expect(second.output).toContain(`still calls ${entered.URL__c}, which an admin entered`);
    expect(second.output).toContain("has them already");
    expect(second.output).not.toContain("Left out:");
    expect(second.status).toBe(0);
    expect(read(environmentFile)).toEqual(values);
    expect(appInOrg()).toEqual(app);
    expect(translationsInOrg()).toEqual(translatedLanguages());

    const contacts = (): unknown => org.org.db.prepare("SELECT COUNT(*) FROM Contact").pluck().get();
    const before = contacts();
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
    expect(appInOrg()).toEqual(noApp);
    const left = await fetch(`${org.url}/__practice/deployed`);
    expect(listZip(Buffer.from(await left.arrayBuffer()))).toEqual([]);

    const alone = await script("register-app.ts", ...target(environmentFile));

    expect(alone.output).toContain("no PermissionSet named Crosswalk_Rep found");
    expect(alone.output).toContain("deploy or install the package first");
    expect(alone.status).toBe(1);
    expect(appInOrg()).toEqual(noApp);
    const generated = readdirSync(path.join(projectFolder, "config/generated"));
    expect(generated.filter((name) => name.startsWith("app-registration"))).toEqual([]);
  });

  it("stops at an org that the CLI is not signed in to, and says how to sign in", async () => {
    const args = target(path.join(folder, "nobody.env")).map((arg) => (arg === "admin" ? "nobody" : arg));

    const { status, output } = await script("deploy-sandbox.ts", ...args);

    expect(status).toBe(1);
    expect(output).toContain("Next: Sign in with: npx sf org login web --alias nobody");
    expect(output).not.toContain("2/11 ");
  });
});

describe("deploy:production", () => {
  it("comes to its end after a failure in the middle, and after one at the end in an org that keeps a key of its own", async () => {
    await settings({ consumerKeys: "made" });
    const unwritable = path.join(folder, "unwritable.env");
    symlinkSync(path.join(folder, "no-folder", "production.env"), unwritable);
    const halfway = await script("deploy-production.ts", ...target(unwritable));

    expect(halfway.output).toContain("Make the app's consumer key and secret failed");
    expect(halfway.status).toBe(1);
    expect(org.org.schema.field("Contact", "Crosswalk_Lead__c")).toBeDefined();
    expect(appInOrg()).toEqual(noApp);

    const environmentFile = path.join(folder, "production.env");
    const args = [...target(environmentFile), "--wait", "0"];
    const failed = await script("deploy-production.ts", ...args);

    expect(failed.output).toContain("the org still answers invalid_client_id");
    expect(failed.output).toContain("Next: Copy Consumer Key and Secret from Setup");
    expect(failed.output).not.toContain("Deployed. Start");
    expect(failed.status).toBe(1);
    expect(appInOrg().admits).toBe("AdminApprovedPreAuthorized");

    await settings({ consumerSecretsByRest: true });
    const again = await script("deploy-production.ts", ...args, "--org-makes-key");

    expect(again.output).toContain("The org made a key and secret of its own");
    expect(again.output).toContain("Deployed. Start the connector");
    expect(again.status).toBe(0);
    const values = read(environmentFile);
    expect(again.output).not.toContain(values.get("SALESFORCE_CLIENT_SECRET"));
    expect(appInOrg().clients).toEqual([values.get("SALESFORCE_CLIENT_ID")]);
    expect(await signInWith(environmentFile)).toMatchObject({ token_type: "Bearer" });
  });
});

describe("register-app", () => {
  it("keeps the key of an app that another machine registered: it reads it where it may, and replaces nothing", async () => {
    const register = (file: string) => script("register-app.ts", ...target(path.join(folder, file)));
    await register("one.env");
    const before = appInOrg();

    const unknown = await register("two.env");

    expect(unknown.output).toContain("The org has the app already, and");
    expect(unknown.output).toContain("Next: Write its key and secret into SALESFORCE_CLIENT_ID");
    expect(unknown.status).toBe(1);
    expect(appInOrg()).toEqual(before);

    await settings({ consumerSecretsByRest: true });
    const known = await register("two.env");

    expect(known.output).toContain("Registered.");
    expect(known.status).toBe(0);
    expect(read(path.join(folder, "two.env")).get("SALESFORCE_CLIENT_ID")).toBe(before.clients[0]);
    expect(appInOrg()).toEqual(before);
  });

  it("keeps the key that the org made, also in another run that lets it make one", async () => {
    await settings({ consumerSecretsByRest: true });
    const environmentFile = path.join(folder, "made.env");
    const register = (...more: string[]) =>
      script("register-app.ts", ...target(environmentFile), "--org-makes-key", ...more);
    await register();
    const made = appInOrg();

    const again = await register();

    expect(again.output).toContain("Registered.");
    expect(appInOrg()).toEqual(made);
    rmSync(environmentFile);
    const elsewhere = await register();
    expect(elsewhere.output).toContain("Registered.");
    expect(appInOrg()).toEqual(made);
    expect(made.clients).toEqual([read(environmentFile).get("SALESFORCE_CLIENT_ID")]);
  });

  it("has the org take the app from the connector's addresses alone", async () => {
    const args = [...target(path.join(folder, "egress.env")), "--egress-ip", "203.0.113.7"];

    expect((await script("register-app.ts", ...args)).output).toContain("Registered.");
    const sources = org.org.db
      .prepare("SELECT CAST(content AS TEXT) FROM _component_file WHERE type LIKE 'ExtlClntAppOauth%'")
      .pluck()
      .all()
      .join();
    expect(sources).toContain("<startIpAddress>203.0.113.7</startIpAddress>");
    expect(sources).toContain("<ipRelaxationPolicyType>Bypass_2factor</ipRelaxationPolicyType>");
  });

  it("writes the policy under the name that the org has for it, and keeps the key", async () => {
    const environmentFile = path.join(folder, "registered.env");
    await script("register-app.ts", ...target(environmentFile));
    const key = read(environmentFile).get("SALESFORCE_CLIENT_ID");
    openPolicyAs("Sales_Policy");

    const { status, output } = await script("register-app.ts", ...target(environmentFile));

    expect(output).toContain("as Sales_Policy already: deploying under that name");
    expect(output).toContain("Registered.");
    expect(status).toBe(0);
    expect(appInOrg()).toEqual({
      policies: ["Sales_Policy"],
      admits: "AdminApprovedPreAuthorized",
      clients: [key],
    });
  });
});

/** Names of the translations that the org has. */
function translationsInOrg(): unknown[] {
  return org.org.db
    .prepare("SELECT full_name FROM _component WHERE type = 'Translations' ORDER BY full_name")
    .pluck()
    .all();
}

/** An org whose app has a policy of another name, for everybody, as an admin made it. */
function openPolicyAs(name: string): void {
  const file = `extlClntAppOauthPolicies/${name}.ecaOauthPlcy`;
  const ofPolicy = "WHERE type = 'ExtlClntAppOauthConfigurablePolicies'";
  org.org.db.prepare(`UPDATE _component SET full_name = ?, file_name = ? ${ofPolicy}`).run(name, file);
  org.org.db
    .prepare(
      `UPDATE _component_file SET full_name = ?, path = ?,
       content = CAST(replace(CAST(content AS TEXT), 'AdminApprovedPreAuthorized', 'AllSelfAuthorized') AS BLOB) ${ofPolicy}`,
    )
    .run(name, file);
}

describe("deploy:scratch", () => {
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

describe("package", () => {
  it("stops where there is no Dev Hub, with the CLI's message and the next step", async () => {
    const args = ["--type", "unlocked", "--dev-hub", "nohub", "--contact-email", "us@contoso.example"];

    const { status, output } = await script("package-version.ts", ...args);

    expect(status).toBe(1);
    expect(output).toMatch(/nohub/);
    expect(output).toContain("Next: Sign in to the Dev Hub with: npx sf org login web");
  });
});
