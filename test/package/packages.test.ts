import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { preparePackage, type PackageType } from "../../scripts/deploy/preparePackage.ts";
import { openSf, type Sf } from "@crosswalk/practice-org/testing";

let sf: Sf;
let folder: string;

beforeAll(() => {
  sf = openSf();
  folder = mkdtempSync(path.join(tmpdir(), "crosswalk-package-"));
});

afterAll(() => {
  sf.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Converted {
  manifest: string;
  app: string | undefined;
  /** What the package holds of the connector's address. */
  settings: string | undefined;
}

async function convert(type: PackageType, namespace: string, connectorUrl?: string): Promise<Converted> {
  const project = await preparePackage(
    { type, namespace, contactEmail: "us@acme.example", connectorUrl },
    path.join(folder, type),
  );
  const output = mkdtempSync(path.join(folder, `${type}-converted-`));
  await sf.json(["project", "convert", "source", "--root-dir", "force-app", "--output-dir", output], {
    cwd: project,
  });
  const manifest = readFileSync(path.join(output, "package.xml"), "utf8");
  const app = manifest.includes("ExternalClientApplication")
    ? readFileSync(path.join(output, "externalClientApps/Crosswalk.eca"), "utf8")
    : undefined;
  const record = path.join(output, "customMetadata/Crosswalk_Setting.Default.md");
  const settings = existsSync(record) ? readFileSync(record, "utf8") : undefined;
  return { manifest, app, settings };
}

describe("an unlocked package", () => {
  it("holds no sign-in app: each org registers its own", async () => {
    const { manifest } = await convert("unlocked", "");

    expect(manifest).not.toMatch(/ExternalClientApplication|ExtlClntApp/);
    expect(manifest).toContain("<name>LightningComponentBundle</name>");
  });
});

describe("the connector's address in a package", () => {
  const site = "<members>Crosswalk_Connector</members>";

  it("is the one that all its orgs use, where there is one", async () => {
    const { manifest, settings } = await convert("unlocked", "", "https://leads.acme.example");

    expect(settings).toContain(">https://leads.acme.example<");
    expect(manifest).toContain(site);
  });

  it("is each org's own to enter otherwise, where no upgrade overwrites it", async () => {
    const { manifest, settings } = await convert("unlocked", "");

    expect(settings).toBeUndefined();
    expect(manifest).toContain("<members>Crosswalk_Connector__c</members>");
    expect(manifest).not.toContain(site);
  });
});

describe("a managed package", () => {
  it("holds the sign-in app as packaged, without secrets and without an org's own policies", async () => {
    const { manifest, app } = await convert("managed", "acme");

    expect(app).toContain("<distributionState>Packaged</distributionState>");
    expect(app).toContain("<contactEmail>us@acme.example</contactEmail>");
    expect(manifest).not.toMatch(/ExtlClntAppGlobalOauthSettings|ExtlClntAppOauthConfigurablePolicies/);
    expect(JSON.parse(readFileSync(path.join(folder, "managed/sfdx-project.json"), "utf8"))).toMatchObject({
      namespace: "acme",
    });
  });
});
