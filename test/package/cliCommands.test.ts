import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openCliScene, type CliScene } from "./cliScene.ts";
import { appFolder } from "./copyProject.ts";

let scene: CliScene;

beforeAll(async () => {
  scene = await openCliScene();
});
afterAll(() => scene.close());

describe("the Salesforce CLI's other commands", { timeout: 90_000 }, () => {
  it("assign the permission sets, show the org and open it at the Crosswalk page", async () => {
    const { successes } = await scene.sf.json<{ successes: { value: string }[] }>([
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
    const shown = await scene.sf.json<{ id: string }>(["org", "display", "--target-org", "admin"]);
    const { url } = await scene.sf.json<{ url: string }>([
      ...["org", "open", "--url-only", "--path", "lightning/n/Crosswalk", "--target-org", "admin"],
    ]);

    expect(successes.map(({ value }) => value)).toEqual(["Crosswalk_Rep", "Crosswalk_Admin"]);
    expect(shown.id).toBe(scene.org.orgId);
    const opened = await fetch(url, { redirect: "manual" });
    expect(opened.headers.get("location")).toBe("/lightning/n/Crosswalk");
  });

  it("import the sample accounts and their opportunities", async () => {
    await scene.sf.json([
      "data",
      "import",
      "tree",
      "--plan",
      "config/data/plan.json",
      "--target-org",
      "admin",
    ]);

    const query =
      "SELECT COUNT() FROM Opportunity WHERE Name LIKE 'Halvorsen Maritime: %' AND Account.Name = 'Halvorsen Maritime AS'";
    const { totalSize } = await scene.sf.json<{ totalSize: number }>([
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
    const folder = scene.copy("retrieve");
    const file = path.join(folder, appFolder, "classes/CrosswalkSettings.cls");
    const source = readFileSync(file, "utf8");
    await scene.deploy(["--source-dir", `${appFolder}/classes`]);
    writeFileSync(file, "// lost");

    await scene.sf.json(
      ["project", "retrieve", "start", "--metadata", "ApexClass:CrosswalkSettings", "--target-org", "admin"],
      {
        cwd: folder,
      },
    );

    expect(readFileSync(file, "utf8")).toBe(source);
  });

  it("follow a deployment that was begun in the background, which cannot be cancelled once it is done", async () => {
    const permission = `${appFolder}/customPermissions`;
    const started = await scene.deploy(["--async", "--source-dir", permission]);
    const job = ["--job-id", started.id];
    const read = (command: string) =>
      scene.sf.json<{ id: string; status: string }>(["project", "deploy", command, ...job]);

    expect(started.status).toBe("Queued");
    expect(await read("report")).toMatchObject({ id: started.id, status: "Succeeded" });
    expect(await read("resume")).toMatchObject({ id: started.id, status: "Succeeded" });
    await expect(read("cancel")).rejects.toThrow();
  });
});
