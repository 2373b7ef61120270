import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { preparePackage, type PackageType } from "./preparePackage.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "crosswalk-package-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The prepared project, which the Salesforce CLI converts at night (test/package/packages.test.ts). */
async function prepare(type: PackageType, namespace: string, connectorUrl?: string) {
  const source = { type, namespace, contactEmail: "us@acme.example", connectorUrl };
  const project = await preparePackage(source, mkdtempSync(path.join(folder, `${type}-`)));
  const app = path.join(project, "force-app/main/default");
  return {
    folders: readdirSync(app),
    read: (file: string) => readFileSync(path.join(app, file), "utf8"),
    has: (file: string) => existsSync(path.join(app, file)),
    project: JSON.parse(readFileSync(path.join(project, "sfdx-project.json"), "utf8")) as unknown,
  };
}

describe("an unlocked package's project", () => {
  it("holds no sign-in app: each org registers its own", async () => {
    const { folders } = await prepare("unlocked", "");

    expect(folders.filter((name) => /externalClientApp|extlClntApp/i.test(name))).toEqual([]);
    expect(folders).toContain("lwc");
  });

  it("names the connector that all its orgs use, where there is one", async () => {
    const url = "https://leads.acme.example";
    const { read } = await prepare("unlocked", "", url);

    expect(read("customMetadata/Crosswalk_Setting.Default.md-meta.xml")).toContain(`>${url}<`);
    expect(read("cspTrustedSites/Crosswalk_Connector.cspTrustedSite-meta.xml")).toContain(`>${url}<`);
  });

  it("holds no address that an upgrade would put back where each org enters its own", async () => {
    const { folders, has } = await prepare("unlocked", "");

    expect(folders.filter((name) => ["cspTrustedSites", "customMetadata"].includes(name))).toEqual([]);
    expect(has("objects/Crosswalk_Connector__c")).toBe(true);
  });
});

describe("a managed package's project", () => {
  it("holds the sign-in app as packaged, without secrets and without an org's own policies", async () => {
    const { folders, read, project } = await prepare("managed", "acme");

    const app = read("externalClientApps/Crosswalk.eca-meta.xml");
    expect(app).toContain("<distributionState>Packaged</distributionState>");
    expect(app).toContain("<contactEmail>us@acme.example</contactEmail>");
    expect(folders.filter((name) => name.startsWith("extlClntApp"))).toEqual(["extlClntAppOauthSettings"]);
    expect(project).toMatchObject({ namespace: "acme" });
  });
});
