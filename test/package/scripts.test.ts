import AdmZip from "adm-zip";
import { readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { practice } from "@crosswalk/practice-org/testing";
import { projectFolder } from "../support/projectFolder.ts";
import { translatedLanguages } from "../support/sourceComponents.ts";
import { readEnvironment, startScriptsStand, target, type ScriptsStand } from "./scriptsStand.ts";

let stand: ScriptsStand;

beforeAll(async () => {
  stand = await startScriptsStand();
});

// Each test starts the Salesforce CLI up to thirty times: on a busy machine that takes minutes.
vi.setConfig({ testTimeout: 600_000 });

beforeEach(() => stand.org.org.reset());

afterAll(() => stand.close());

/**
 * What is still deployed; files that hold parts of several stay, though their parts are gone, as translations
 do, and so do settings of the org.
 */
function listZip(zip: Buffer): string[] {
  if (zip.length === 0) return [];
  return new AdmZip(zip)
    .getEntries()
    .map(({ entryName }) => entryName)
    .filter((name) => !/^(translations|labels|settings|objects\/(Contact|Lead)\.object)/.test(name));
}

const noApp = { policies: [], admits: "", clients: [] };

describe("deploy:sandbox", () => {
  /** Of an org that has nothing of Crosswalk. */
  async function deployFirst() {
    const environmentFile = path.join(stand.folder, "sandbox.env");
    rmSync(environmentFile, { force: true });
    const first = await stand.script("deploy-sandbox.ts", ...target(environmentFile));

    expect(first.output).toContain("English in place of de, es, fr, ja: Not available");
    expect(first.output).toMatch(/Proven\.\s+Deployed\. Start the connector/);
    expect(first.output).not.toContain("which an admin entered");
    expect(first.status).toBe(0);
    const values = readEnvironment(environmentFile);
    expect(statSync(environmentFile).mode & 0o777).toBe(0o600);
    expect(values.get("SALESFORCE_ORG_ID")).toBe(stand.org.orgId);
    expect(first.output).not.toContain(values.get("SALESFORCE_CLIENT_SECRET"));
    const app = {
      policies: ["Crosswalk_oauthPlcy"],
      admits: "AdminApprovedPreAuthorized",
      clients: [values.get("SALESFORCE_CLIENT_ID")],
    };
    expect(stand.appInOrg()).toEqual(app);
    return { environmentFile, values, app };
  }

  it.each(["keyOnly", "deployed", "made"])(
    "deploys the package and the app, with which a rep signs in, where the org's consumer keys are %s",
    async (consumerKeys) => {
      await stand.settings({ consumerKeys });

      const { environmentFile } = await deployFirst();

      expect(stand.org.org.settings.consumerSecretsByRest).toBe(false);
      expect(await stand.signInWith(environmentFile)).toBe("rep@practice.example");
    },
  );

  it("comes to the same end again, and undeploy removes it all", { tags: ["night"] }, async () => {
    const { environmentFile, values, app } = await deployFirst();

    await stand.settings({ translationWorkbench: true });
    const entered = { SetupOwnerId: stand.org.orgId, URL__c: "https://production.contoso.example" };
    await practice(stand.org, "POST", "/records/Crosswalk_Connector__c", [entered]);
    const second = await stand.script("deploy-sandbox.ts", ...target(environmentFile));

    expect(second.output).toContain(`still calls ${entered.URL__c}, which an admin entered`);
    expect(second.output).toContain("has them already");
    expect(second.output).not.toContain("Left out");
    expect(second.status).toBe(0);
    expect(readEnvironment(environmentFile)).toEqual(values);
    expect(stand.appInOrg()).toEqual(app);
    expect(translationsInOrg()).toEqual(translatedLanguages());

    const contacts = (): unknown => stand.org.org.db.prepare("SELECT COUNT(*) FROM Contact").pluck().get();
    const before = contacts();
    const removed = await stand.script("undeploy.ts", "--target-org", "admin", "--yes");

    expect(removed.output).toContain("The org has nothing of Crosswalk now.");
    expect(removed.status).toBe(0);
    const sets = stand.org.org.db
      .prepare("SELECT Name FROM PermissionSet WHERE Name LIKE 'Crosswalk%'")
      .pluck()
      .all();
    expect(sets).toEqual([]);
    for (const object of ["Contact", "Lead"]) {
      expect(stand.org.org.schema.field(object, "Crosswalk_Lead__c")).toBeUndefined();
    }
    expect(stand.org.org.schema.object("Crosswalk_Setting__mdt")).toBeUndefined();
    expect(contacts()).toBe(before);
    expect(stand.appInOrg()).toEqual(noApp);
    const left = await fetch(`${stand.org.url}/__practice/deployed`);
    expect(listZip(Buffer.from(await left.arrayBuffer()))).toEqual([]);

    const alone = await stand.script("register-app.ts", ...target(environmentFile));

    expect(alone.output).toContain("no PermissionSet named Crosswalk_Rep found");
    expect(alone.output).toContain("deploy or install the package first");
    expect(alone.status).toBe(1);
    expect(stand.appInOrg()).toEqual(noApp);
    const generated = readdirSync(path.join(projectFolder, "config/generated"));
    expect(generated.filter((name) => name.startsWith("app-registration"))).toEqual([]);
  });

  it(
    "stops at an org that the CLI is not signed in to, and says how to sign in",
    { tags: ["night"] },
    async () => {
      const args = target(path.join(stand.folder, "nobody.env")).map((arg) =>
        arg === "admin" ? "nobody" : arg,
      );

      const { status, output } = await stand.script("deploy-sandbox.ts", ...args);

      expect(status).toBe(1);
      expect(output).toContain("Next: Sign in with: npm run sf -- org login web --alias nobody");
      expect(output).not.toMatch(/^3\/\d+ /m);
    },
  );
});

/** Names of the translations that the org has. */
function translationsInOrg(): unknown[] {
  return stand.org.org.db
    .prepare("SELECT full_name FROM _component WHERE type = 'Translations' ORDER BY full_name")
    .pluck()
    .all();
}
