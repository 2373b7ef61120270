import { rmSync, writeFileSync } from "node:fs";
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
  it("comes to its end after a failure in the middle, and after one at the end in an org that keeps a key of its own", async () => {
    await stand.settings({ consumerKeys: "made" });
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

    const args = [...target(environmentFile), "--wait", "0"];
    const failed = await stand.script("deploy-production.ts", ...args);

    expect(failed.output).toContain("the org still answers invalid_client_id");
    expect(failed.output).toContain("Next: Copy Consumer Key and Secret from Setup");
    expect(failed.output).not.toContain("Deployed. Start");
    expect(failed.status).toBe(1);
    expect(stand.appInOrg().admits).toBe("AdminApprovedPreAuthorized");

    await stand.settings({ consumerSecretsByRest: true });
    const again = await stand.script("deploy-production.ts", ...args, "--org-makes-key");

    expect(again.output).toContain("The org made a key and secret of its own");
    expect(again.output).toContain("Deployed. Start the connector");
    expect(again.status).toBe(0);
    const values = readEnvironment(environmentFile);
    expect(again.output).not.toContain(values.get("SALESFORCE_CLIENT_SECRET"));
    expect(stand.appInOrg().clients).toEqual([values.get("SALESFORCE_CLIENT_ID")]);
    expect(await stand.signInWith(environmentFile)).toMatchObject({ token_type: "Bearer" });
  });
});

describe("register-app", () => {
  it("keeps the key of an app that another machine registered: it reads it where it may, and replaces nothing", async () => {
    const register = (file: string) =>
      stand.script("register-app.ts", ...target(path.join(stand.folder, file)));
    await register("one.env");
    const before = stand.appInOrg();

    const unknown = await register("two.env");

    expect(unknown.output).toContain("The org has the app already, and");
    expect(unknown.output).toContain("Next: Write its key and secret into SALESFORCE_CLIENT_ID");
    expect(unknown.status).toBe(1);
    expect(stand.appInOrg()).toEqual(before);

    await stand.settings({ consumerSecretsByRest: true });
    const known = await register("two.env");

    expect(known.output).toContain("Registered.");
    expect(known.status).toBe(0);
    expect(readEnvironment(path.join(stand.folder, "two.env")).get("SALESFORCE_CLIENT_ID")).toBe(
      before.clients[0],
    );
    expect(stand.appInOrg()).toEqual(before);
  });

  it("ends the same in an org that tells nothing of a secret: again, moved, and from another machine", async () => {
    await stand.settings({ codeBeforeSecret: true });
    const file = path.join(stand.folder, "silent.env");
    const register = (environmentFile: string, connector = "https://leads.contoso.example") => {
      const args = target(environmentFile).map((each) => (/^https:\/\/leads/.test(each) ? connector : each));
      return stand.script("register-app.ts", ...args, "--wait", "0");
    };
    const consumer = () =>
      stand.org.org.db
        .prepare("SELECT clientId, redirectUris FROM oauth_client WHERE clientId LIKE 'Crosswalk%'")
        .all() as { clientId: string; redirectUris: string }[];

    const first = await register(file);
    const [made] = consumer();
    const key = made?.clientId ?? "";

    expect(first.output).toContain("All is deployed, but key, secret and callback are not proven");
    expect(readEnvironment(file).get("SALESFORCE_CLIENT_ID")).toBe(key);

    const moved = await register(file, "https://moved.contoso.example");

    expect(moved.output).toContain("silent.env has them already");
    expect(moved.output).toContain("All is deployed, but");
    expect(consumer()).toEqual([
      { clientId: key, redirectUris: expect.stringContaining("https://moved.contoso.example") as string },
    ]);

    const elsewhere = path.join(stand.folder, "elsewhere.env");
    const own = readEnvironment(file);
    const told = ["SALESFORCE_CLIENT_ID", "SALESFORCE_CLIENT_SECRET"].map(
      (name) => `${name}=${own.get(name) ?? ""}`,
    );
    writeFileSync(elsewhere, told.join("\n"));
    const untold = await register(elsewhere);

    expect(untold.output).toContain("It cannot be told whether key and secret");
    expect(untold.output).not.toContain("--replace-key");
    expect(consumer()[0]?.redirectUris).toContain("https://moved.contoso.example");

    const [said = ""] = /SALESFORCE_ORG_ID=\w+/.exec(untold.output) ?? [];
    writeFileSync(elsewhere, [...told, said].join("\n"));
    const again = await register(elsewhere);

    expect(again.output).toContain("All is deployed, but");
    expect(consumer()).toEqual([
      { clientId: key, redirectUris: expect.stringContaining("https://leads.contoso.example") as string },
    ]);
    expect(readEnvironment(elsewhere).get("SALESFORCE_CLIENT_SECRET")).toBe(
      own.get("SALESFORCE_CLIENT_SECRET"),
    );
  });

  it("keeps the key that the org made, also in another run that lets it make one", async () => {
    await stand.settings({ consumerSecretsByRest: true });
    const environmentFile = path.join(stand.folder, "made.env");
    const register = (...more: string[]) =>
      stand.script("register-app.ts", ...target(environmentFile), "--org-makes-key", ...more);
    await register();
    const made = stand.appInOrg();

    const again = await register();

    expect(again.output).toContain("Registered.");
    expect(stand.appInOrg()).toEqual(made);
    rmSync(environmentFile);
    const elsewhere = await register();
    expect(elsewhere.output).toContain("Registered.");
    expect(stand.appInOrg()).toEqual(made);
    expect(made.clients).toEqual([readEnvironment(environmentFile).get("SALESFORCE_CLIENT_ID")]);
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
