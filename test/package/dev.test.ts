import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { signInAs } from "../support/signInAs.ts";
import { cloneWithSpaces, startTree, type StartedTree } from "./startedTree.ts";

let clone: ReturnType<typeof cloneWithSpaces>;
let tree: StartedTree;

beforeAll(async () => {
  clone = cloneWithSpaces();
  tree = await startTree(clone.folder, "dev");
  await tree.says("Crosswalk is running");
});

afterAll(async () => {
  if (tree.processes().length > 0) tree.signalAll("SIGINT");
  await eventually(() => expect(tree.processes()).toEqual([]));
  clone.remove();
});

function edit(file: string, from: string, to: string): void {
  const target = path.join(clone.folder, file);
  const source = readFileSync(target, "utf8");
  expect(source).toContain(from);
  writeFileSync(target, source.replace(from, to));
}

const connectorUrl = () => `http://localhost:${tree.ports["CONNECTOR_PORT"]}`;

async function titleForStrangers(): Promise<string> {
  const answer = await fetch(`${connectorUrl()}/v1/settings`);
  return ((await answer.json()) as { title: string }).title;
}

describe("npm run dev", () => {
  it("runs what changed of the connector, with everybody still signed in", async () => {
    const origin = `http://localhost:${tree.ports["PAGE_PORT"]}`;
    const rep = await signInAs({ url: connectorUrl() }, "rep@practice.example", { origin });

    edit("connector/errors.ts", "You're not signed in to Salesforce", "Who are you?");

    await eventually(async () => expect(await titleForStrangers()).toBe("Who are you?"));
    expect((await rep.get("/v1/lead-lists")).status).toBe(200);
    await tree.says("The connector runs its new code after");
  });

  it("goes on where a change does not run, and runs the one that mends it", async () => {
    edit("connector/errors.ts", "Who are you?", 'Who are you?", title: nothing + "');
    await tree.says("The connector stopped (status 1)");

    edit("connector/errors.ts", 'Who are you?", title: nothing + "', "Who is it?");

    await eventually(async () => expect(await titleForStrangers()).toBe("Who is it?"));
  });

  it("deploys what changed of the package to the practice org", async () => {
    const file = "force-app/main/default/lwc/crosswalkPanel/crosswalkPanel.js";
    edit(file, "import", "// Changed.\nimport");

    await tree.says("Reload the page to see it.");
  });
});
