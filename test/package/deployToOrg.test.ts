import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCliScene, packageValues, type CliScene, type DeployAnswer } from "./cliStack.ts";
import { appFolder, editSource } from "../support/copyProject.ts";

let scene: CliScene;

beforeAll(async () => {
  scene = await openCliScene();
});
afterAll(() => scene.close());

describe("the whole package", { timeout: 90_000 }, () => {
  it("deploys with its tests, and the org then has its field, settings and permissions", async () => {
    scene.org.org.reset("empty");
    const { status, files } = await scene.deploy([
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
    const { records } = await scene.sf.json<{ records: { Connector_URL__c: string }[] }>([
      ...["data", "query", "--query", query, "--target-org", "admin"],
    ]);
    expect(records[0]?.Connector_URL__c).toBe(packageValues.CROSSWALK_CONNECTOR_URL);
  });

  it("deploys over REST as it does over SOAP", async () => {
    const { status } = await scene.sf.json<DeployAnswer>(
      [
        "project",
        "deploy",
        "start",
        "--target-org",
        "admin",
        "--source-dir",
        `${appFolder}/customPermissions`,
      ],
      { env: { ...packageValues, SF_ORG_METADATA_REST_DEPLOY: "true" } },
    );

    expect(status).toBe("Succeeded");
  });

  it("is quick-deployed after it was validated, and changes nothing before", async () => {
    const folder = scene.copy("quick");
    editSource(folder, "customPermissions/Crosswalk_Admin.customPermission-meta.xml", (xml) =>
      xml.replace("<label>Crosswalk Admin", "<label>Crosswalk Administrator"),
    );
    const label = (): unknown =>
      scene.org.org.db
        .prepare("SELECT MasterLabel FROM CustomPermission WHERE DeveloperName = 'Crosswalk_Admin'")
        .pluck()
        .get();

    const { id } = await scene.sf.json<{ id: string }>(
      [
        ...["project", "deploy", "validate", "--target-org", "admin", "--source-dir", `${appFolder}/classes`],
        ...["--source-dir", `${appFolder}/customPermissions`, "--test-level", "RunSpecifiedTests"],
        ...["--tests", "CrosswalkSettingsTest"],
      ],
      { cwd: folder, env: packageValues },
    );
    expect(label()).toBe("Crosswalk Admin");
    await scene.sf.json(["project", "deploy", "quick", "--job-id", id, "--target-org", "admin"], {
      cwd: folder,
    });

    expect(label()).toBe("Crosswalk Administrator");
  });
});
