import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { practice } from "@crosswalk/practice-org/testing";
import { readEnvironment, startScriptsStand, target, type ScriptsStand } from "./scriptsStand.ts";

let stand: ScriptsStand;

beforeAll(async () => {
  stand = await startScriptsStand();
});

// Each test starts the Salesforce CLI up to thirty times: on a busy machine that takes minutes.
vi.setConfig({ testTimeout: 600_000 });

beforeEach(() => stand.org.org.reset());

afterAll(() => stand.close());

const noApp = { policies: [], admits: "", clients: [] };

describe("deploy:production", () => {
  it("comes to its end after a failure in the middle, and after one at the end where nobody lets the secret be read", async () => {
    const environmentFile = path.join(stand.folder, "production.env");
    await practice(stand.org, "POST", "/faults", {
      path: "/sobjects/PermissionSetAssignment",
      ...{
        action: "error",
        status: 503,
        times: 99,
        body: [{ errorCode: "SERVER_UNAVAILABLE", message: "no" }],
      },
    });
    const halfway = await stand.script("deploy-production.ts", ...target(environmentFile));

    expect(halfway.output).toContain("Assign Crosswalk Rep and Crosswalk Admin to yourself failed");
    expect(halfway.status).toBe(1);
    expect(stand.org.org.schema.field("Contact", "Crosswalk_Lead__c")).toBeDefined();
    expect(stand.appInOrg()).toEqual(noApp);
    await practice(stand.org, "DELETE", "/faults");

    const failed = await stand.script("deploy-production.ts", ...withoutYes(environmentFile));

    expect(failed.output).toMatch(/turn on Setup, .* and off again at once\? yes or no:/);
    expect(failed.output).toContain("Next: Standard input is no terminal here. Run this again with --yes");
    expect(failed.output).not.toContain("Deployed. Start");
    expect(failed.status).toBe(1);
    expect(stand.appInOrg().admits).toBe("AdminApprovedPreAuthorized");

    const again = await stand.script("deploy-production.ts", ...target(environmentFile));

    expect(again.output).toContain("The org made the key and secret");
    expect(again.output).toContain("Deployed. Start the connector");
    expect(again.status).toBe(0);
    const values = readEnvironment(environmentFile);
    expect(again.output).not.toContain(values.get("SALESFORCE_CLIENT_SECRET"));
    expect(stand.appInOrg().clients).toEqual([values.get("SALESFORCE_CLIENT_ID")]);
  });
});

const withoutYes = (file: string) => target(file).filter((each) => each !== "--yes");

describe("register-app", () => {
  it("keeps the key of an app that another machine registered: it reads it where it may, and replaces nothing", async () => {
    const file = (name: string) => path.join(stand.folder, name);
    await stand.script("register-app.ts", ...target(file("one.env")));
    const before = stand.appInOrg();

    const unknown = await stand.script("register-app.ts", ...withoutYes(file("two.env")));

    expect(unknown.status).toBe(1);
    expect(stand.appInOrg()).toEqual(before);

    await stand.settings({ consumerSecretsByRest: true });
    const known = await stand.script("register-app.ts", ...withoutYes(file("two.env")));

    expect(known.output).toContain("Registered.");
    expect(known.status).toBe(0);
    expect(readEnvironment(file("two.env")).get("SALESFORCE_CLIENT_ID")).toBe(before.clients[0]);
    expect(stand.appInOrg()).toEqual(before);
  });

  it("reads the org's own secret where nothing is proven, and moves the callback then", async () => {
    await stand.settings({ codeBeforeSecret: true, consumerSecretsByRest: true });
    const environmentFile = path.join(stand.folder, "silent.env");
    await stand.script("register-app.ts", ...target(environmentFile));
    const right = readEnvironment(environmentFile).get("SALESFORCE_CLIENT_SECRET") ?? "";
    writeFileSync(environmentFile, readFileSync(environmentFile, "utf8").replace(right, "Wrong"));
    await stand.settings({ consumerSecretsByRest: false });
    const untold = await stand.script("register-app.ts", ...withoutYes(environmentFile));

    expect(untold.output).toContain("All is deployed, but key, secret and callback are not proven");
    expect(untold.status).toBe(1);

    await stand.settings({ consumerSecretsByRest: true });
    const told = await stand.script("register-app.ts", ...withoutYes(environmentFile));

    expect(told.output).toMatch(/Proven\.\s+Registered\./);
    expect(told.status).toBe(0);
    expect(await stand.signInWith(environmentFile)).toBe("rep@practice.example");

    const elsewhere = target(environmentFile).map((each) => each.replace("//leads.", "//moved."));
    expect((await stand.script("register-app.ts", ...elsewhere)).status).toBe(0);
    const callbacks = stand.org.org.db
      .prepare("SELECT redirectUris FROM oauth_client WHERE redirectUris LIKE '%/oauth/callback%'")
      .pluck()
      .all();
    expect(callbacks).toContainEqual(expect.stringContaining("https://moved.contoso.example"));
  });

  it("has the org take the app from the connector's addresses alone", async () => {
    const args = [...target(path.join(stand.folder, "egress.env")), "--egress-ip", "203.0.113.7"];

    expect((await stand.script("register-app.ts", ...args)).output).toContain("Registered.");
    const sources = stand.org.org.db
      .prepare("SELECT CAST(content AS TEXT) FROM _component_file WHERE type LIKE 'ExtlClntAppOauth%'")
      .pluck()
      .all()
      .join();
    expect(sources).toContain("<startIpAddress>203.0.113.7</startIpAddress>");
    expect(sources).toContain("<ipRelaxationPolicyType>Bypass_2factor</ipRelaxationPolicyType>");
  });

  it("writes the policy under the name that the org has for it, and keeps the key", async () => {
    const environmentFile = path.join(stand.folder, "registered.env");
    await stand.script("register-app.ts", ...target(environmentFile));
    const key = readEnvironment(environmentFile).get("SALESFORCE_CLIENT_ID");
    openPolicyAs("Sales_Policy");

    const { status, output } = await stand.script("register-app.ts", ...target(environmentFile));

    expect(output).toContain("as Sales_Policy already: deploying under that name");
    expect(output).toContain("Registered.");
    expect(status).toBe(0);
    expect(stand.appInOrg()).toEqual({
      policies: ["Sales_Policy"],
      admits: "AdminApprovedPreAuthorized",
      clients: [key],
    });
  });
});

/** An org whose app has a policy of another name, for everybody, as an admin made it. */
function openPolicyAs(name: string): void {
  const file = `extlClntAppOauthPolicies/${name}.ecaOauthPlcy`;
  const ofPolicy = "WHERE type = 'ExtlClntAppOauthConfigurablePolicies'";
  stand.org.org.db.prepare(`UPDATE _component SET full_name = ?, file_name = ? ${ofPolicy}`).run(name, file);
  stand.org.org.db
    .prepare(
      `UPDATE _component_file SET full_name = ?, path = ?,
       content = CAST(replace(CAST(content AS TEXT), 'AdminApprovedPreAuthorized', 'AllSelfAuthorized') AS BLOB) ${ofPolicy}`,
    )
    .run(name, file);
}

describe("deploy:scratch", () => {
  it("fills an org that exists already, and run again changes nothing of the sample", async () => {
    const args = [...target(path.join(stand.folder, "scratch.env")), "--no-open"];
    const samples = (): unknown =>
      stand.org.org.db
        .prepare("SELECT COUNT(*) FROM Account WHERE Name = 'Halvorsen Maritime AS'")
        .pluck()
        .get();

    const first = await stand.script("deploy-scratch.ts", ...args);
    const second = await stand.script("deploy-scratch.ts", ...args);

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

    const { status, output } = await stand.script("package-version.ts", ...args);

    expect(status).toBe(1);
    expect(output).toMatch(/nohub/);
    expect(output).toContain("Next: Sign in to the Dev Hub with: npm run sf -- org login web");
  });
});
