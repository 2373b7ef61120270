import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startCliStack, packageValues, type CliStack, type DeployAnswer } from "./startCliStack.ts";
import { appFolder, editSource } from "../support/copyProject.ts";

let stack: CliStack;

beforeAll(async () => {
  stack = await startCliStack();
});
afterAll(() => stack.close());

describe("the whole package", () => {
  it("deploys with its tests, and the org then has its field, settings and permissions", async () => {
    stack.org.org.reset("empty");
    const { status, files } = await stack.deploy([
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
    const { records } = await stack.sf.json<{ records: { Connector_URL__c: string }[] }>([
      ...["data", "query", "--query", query, "--target-org", "admin"],
    ]);
    expect(records[0]?.Connector_URL__c).toBe(packageValues.CROSSWALK_CONNECTOR_URL);
  });

  it("deploys over REST as it does over SOAP", async () => {
    const { status } = await stack.sf.json<DeployAnswer>(
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
    const folder = stack.copy("quick");
    editSource(folder, "customPermissions/Crosswalk_Admin.customPermission-meta.xml", (xml) =>
      xml.replace("<label>Crosswalk Admin", "<label>Crosswalk Administrator"),
    );
    const label = (): unknown =>
      stack.org.org.db
        .prepare("SELECT MasterLabel FROM CustomPermission WHERE DeveloperName = 'Crosswalk_Admin'")
        .pluck()
        .get();

    const { id } = await stack.sf.json<{ id: string }>(
      [
        ...["project", "deploy", "validate", "--target-org", "admin", "--source-dir", `${appFolder}/classes`],
        ...["--source-dir", `${appFolder}/customPermissions`, "--test-level", "RunSpecifiedTests"],
        ...["--tests", "CrosswalkSettingsTest"],
      ],
      { cwd: folder, env: packageValues },
    );
    expect(label()).toBe("Crosswalk Admin");
    await stack.sf.json(["project", "deploy", "quick", "--job-id", id, "--target-org", "admin"], {
      cwd: folder,
    });

    expect(label()).toBe("Crosswalk Administrator");
  });
});
