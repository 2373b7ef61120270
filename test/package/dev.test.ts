import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/eventually.ts";
import { openDevPage } from "../support/openDevPage.ts";
import { signInAs } from "../support/signInAs.ts";
import { cloneWithSpaces, startTree, type StartedTree } from "../support/startedTree.ts";

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

  it("shows what changed of a component in the open page, with all that the page holds", async () => {
    const { page, panel, close } = await openDevPage(`http://localhost:${tree.ports["PAGE_PORT"]}`);
    try {
      const mark = () => page.evaluate(() => document.documentElement.dataset["mark"]);
      await page.evaluate(() => (document.documentElement.dataset["mark"] = "still here"));
      const prompt = "force-app/main/default/lwc/signInPrompt/signInPrompt";

      edit(`${prompt}.html`, "<template>", "<template><em>Come in</em>");
      const added = panel.getByText("Come in");
      await added.waitFor();
      edit(`${prompt}.css`, ".heading", "em { color: rgb(1, 2, 3); }\n.heading");
      await eventually(async () =>
        expect(await added.evaluate((element) => getComputedStyle(element).color)).toBe("rgb(1, 2, 3)"),
      );
      edit(`${prompt}.js`, "export default class", "const = 1;\nexport default class");
      await page.getByText(/signInPrompt\.js:\d+:\d+/).waitFor();
      edit(`${prompt}.js`, "const = 1;\n", "");
      await page.getByText(/signInPrompt\.js:\d+:\d+/).waitFor({ state: "detached" });
      expect(await mark()).toBe("still here");

      edit(
        "force-app/main/default/labels/CustomLabels.labels-meta.xml",
        ">Connect Crosswalk to Salesforce<",
        ">Knock first<",
      );
      await panel.getByText("Knock first").waitFor();
      expect(await mark()).toBeUndefined();
    } finally {
      await close();
    }
  });

  it("deploys what changed of the package to the practice org", async () => {
    const deployments = () => tree.output().split("Deployed the package").length;
    const before = deployments();
    edit("force-app/main/default/lwc/crosswalkPanel/crosswalkPanel.js", "import", "// Changed.\nimport");

    await eventually(() => expect(deployments()).toBeGreaterThan(before));
  });
});
