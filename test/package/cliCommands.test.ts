import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseXml, type XmlElement } from "@crosswalk/practice-org";
import { practice } from "@crosswalk/practice-org/testing";
import { startCliStack, packageValues, type CliStack } from "./startCliStack.ts";
import { appFolder } from "../support/copyProject.ts";
import { projectFolder } from "../support/projectFolder.ts";
import { listSourceFiles } from "../support/sourceComponents.ts";

let stack: CliStack;

beforeAll(async () => {
  stack = await startCliStack();
});
afterAll(() => stack.close());

describe("the Salesforce CLI's other commands", () => {
  it("assign the permission sets, show the org and open it at the Crosswalk page", async () => {
    // The admin of a new practice org has them already, and Salesforce refuses to give them twice.
    await practice(stack.org, "PATCH", "/users/admin@practice.example", { permissionSets: [] });
    const { successes } = await stack.sf.json<{ successes: { value: string }[] }>([
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
    const shown = await stack.sf.json<{ id: string }>(["org", "display", "--target-org", "admin"]);
    const { url } = await stack.sf.json<{ url: string }>([
      ...["org", "open", "--url-only", "--path", "lightning/n/Crosswalk", "--target-org", "admin"],
    ]);

    expect(successes.map(({ value }) => value)).toEqual(["Crosswalk_Rep", "Crosswalk_Admin"]);
    expect(shown.id).toBe(stack.org.orgId);
    const opened = await fetch(url, { redirect: "manual" });
    expect(opened.headers.get("location")).toBe("/lightning/n/Crosswalk");
  });

  it("import the sample accounts and their opportunities", async () => {
    await stack.sf.json([
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
    const { totalSize } = await stack.sf.json<{ totalSize: number }>([
      "data",
      "query",
      "--query",
      query,
      "--target-org",
      "admin",
    ]);
    expect(totalSize).toBe(1);
  });

  it("retrieve the whole package into an empty project, as it was deployed", async () => {
    const folder = stack.copy("retrieve");
    const source = path.join(folder, "force-app");
    await stack.deploy(["--source-dir", "force-app"]);
    const inFolder = { cwd: folder };
    await stack.sf.json(["project", "generate", "manifest", "--source-dir", "force-app"], inFolder);
    rmSync(source, { recursive: true });
    mkdirSync(source);

    const retrieve = ["project", "retrieve", "start", "--manifest", "package.xml", "--target-org", "admin"];
    await stack.sf.json(retrieve, inFolder);

    const deployed = path.join(projectFolder, "force-app");
    const expected = listSourceFiles(deployed);
    // The CLI makes an empty file for an object of which a field alone is retrieved.
    const empty = ["Contact", "Lead"].map((object) =>
      path.join("main", "default", "objects", object, `${object}.object-meta.xml`),
    );
    expect(listSourceFiles(source)).toEqual([...expected, ...empty].sort());
    const changed = expected.filter(
      (file) => content(path.join(source, file)) !== filledIn(content(path.join(deployed, file))),
    );
    expect(changed).toEqual([]);
  });

  it("follow a deployment that was begun in the background, which cannot be cancelled once it is done", async () => {
    const permission = `${appFolder}/customPermissions`;
    const started = await stack.deploy(["--async", "--source-dir", permission]);
    const job = ["--job-id", started.id];
    const read = (command: string) =>
      stack.sf.json<{ id: string; status: string }>(["project", "deploy", command, ...job]);

    expect(started.status).toBe("Queued");
    expect(await read("report")).toMatchObject({ id: started.id, status: "Succeeded" });
    expect(await read("resume")).toMatchObject({ id: started.id, status: "Succeeded" });
    await expect(read("cancel")).rejects.toThrow();
  });
});

/** A file's text; of XML what it says, however it is laid out and in whatever order. */
function content(file: string): string {
  const text = readFileSync(file, "utf8");
  return file.endsWith(".xml") ? said(parseXml(text)) : text;
}

function said({ name, text, children }: XmlElement): string {
  return JSON.stringify([name, children.length > 0 ? children.map(said).sort() : text.trim()]);
}

function filledIn(text: string): string {
  return text
    .replaceAll("https://crosswalk-connector.example.com", packageValues.CROSSWALK_CONNECTOR_URL)
    .replaceAll("crosswalk@example.com", packageValues.CROSSWALK_CONTACT_EMAIL);
}
