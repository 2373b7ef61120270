import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { paths } from "../build/paths.ts";
import { followSources, type FollowedSources, type LiveEvent } from "./followSources.ts";
import { liveRoutes } from "./liveRoutes.ts";

let source: string;
let said: string[];
let told: LiveEvent[];
let sources: FollowedSources;

/** A package of an app whose one utility is a list of rows. */
const files: Record<string, string> = {
  "applications/Crosswalk.app-meta.xml":
    "<CustomApplication><label>Crosswalk</label><tabs>standard-home</tabs><utilityBar>Bar</utilityBar></CustomApplication>",
  "flexipages/Bar.flexipage-meta.xml":
    "<FlexiPage><flexiPageRegions><itemInstances><componentInstance><componentName>list</componentName></componentInstance></itemInstances></flexiPageRegions></FlexiPage>",
  "labels/CustomLabels.labels-meta.xml":
    "<CustomLabels><labels><fullName>Title</fullName><value>Leads</value></labels></CustomLabels>",
  "lwc/list/list.html": "<template><c-row></c-row></template>",
  "lwc/list/list.js": `import { LightningElement } from "lwc";
    export default class List extends LightningElement {}`,
  "lwc/row/row.html": "<template><p>{title}</p></template>",
  "lwc/row/row.css": "p { color: red; }",
  "lwc/row/row.js": `import { LightningElement } from "lwc";
    import title from "@salesforce/label/c.Title";
    import { upper } from "c/text";
    export default class Row extends LightningElement { title = upper(title); }`,
  "lwc/text/text.js": "export const upper = (text) => text.toUpperCase();",
};

function write(file: string, text: string): string {
  const target = path.join(source, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
  return target;
}

const save = (file: string, text: string) => sources.changed([write(file, text)]);

async function served(name: string): Promise<string> {
  const answer = await liveRoutes(sources).request(`/${name}.js`);
  expect(answer.headers.get("Cache-Control")).toBe("no-store");
  return answer.text();
}

beforeEach(async () => {
  mkdirSync(path.join(paths.project, ".cache"), { recursive: true });
  source = mkdtempSync(path.join(paths.project, ".cache/followed-"));
  for (const [file, text] of Object.entries(files)) write(file, text);
  said = [];
  told = [];
  sources = await followSources(source, "/compiled/platform", (line) => said.push(line));
  sources.subscribe(sources.change(), (event) => told.push(event));
});
afterEach(() => rmSync(source, { recursive: true }));

describe("a page that follows the working tree", () => {
  it("takes the engine and the base components from the platform, and each component from a file of its own", async () => {
    expect(await served("c/row")).toMatch(/from '\/compiled\/platform\/lwc\.js'/);
    expect(await served("c/list")).toMatch(/from '\/live\/c\/row\.js'/);
    expect(await served("main")).toMatch(/from '\/live\/c\/list\.js'/);
    expect(await served("labels")).toContain('"Title":"Leads"');
    expect(said).toEqual([expect.stringMatching(/^Compiled 4 modules in \d+ ms\.$/)]);
  });

  it("takes a changed template or changed styles into what it shows", async () => {
    await save("lwc/row/row.html", "<template><h2>{title}</h2></template>");
    await save("lwc/row/row.css", "h2 { color: green; }");

    const components = [{ name: "c/row", isScript: false }];
    expect(told).toEqual([
      { kind: "swap", change: 2, components },
      { kind: "swap", change: 3, components },
    ]);
    expect(await served("c/row")).toMatch(/<h2[\s\S]*green|green[\s\S]*<h2/);
  });

  it("starts a component anew whose script changed, whatever else of it did", async () => {
    const script = write("lwc/row/row.js", `${files["lwc/row/row.js"]}\n// Changed.`);
    await sources.changed([script, write("lwc/row/row.html", "<template></template>")]);

    expect(told).toEqual([{ kind: "swap", change: 2, components: [{ name: "c/row", isScript: true }] }]);
  });

  it("loads again for labels, metadata, and modules that others hold on to", async () => {
    await save(
      "labels/CustomLabels.labels-meta.xml",
      files["labels/CustomLabels.labels-meta.xml"]!.replace("Leads", "People"),
    );
    expect(await served("labels")).toContain('"Title":"People"');
    await save(
      "applications/Crosswalk.app-meta.xml",
      files["applications/Crosswalk.app-meta.xml"]!.replace(">Crosswalk<", ">Bridge<"),
    );
    expect(await served("main")).toContain('"Bridge"');
    await save("lwc/text/text.js", "export const upper = (text) => `${text}!`;");
    expect(await served("c/text")).toContain("${text}!");

    expect(told).toEqual([2, 3, 4].map((change) => ({ kind: "reload", change })));
  });

  it("loads again with a new component", async () => {
    const added = [
      write("lwc/cell/cell.js", files["lwc/list/list.js"]!.replace("List", "Cell")),
      write("lwc/cell/cell.html", "<template>new</template>"),
      write("lwc/row/row.html", "<template><c-cell></c-cell></template>"),
    ];
    await sources.changed(added);

    expect(told).toEqual([{ kind: "reload", change: 2 }]);
    expect(await served("c/cell")).toContain("new");
  });

  it("shows the file, line and column of what does not compile, and what mends it brings all that changed", async () => {
    await save("lwc/row/row.js", "import { LightningElement } from 'lwc';\n  const = 1;\n");
    await save("lwc/list/list.html", "<template>changed</template>");

    const place = `${path.relative(paths.project, source)}/lwc/row/row.js:2:9`;
    const failed = { kind: "failed", message: expect.stringContaining(place) as string };
    expect(told).toEqual([failed, failed]);
    expect(said.at(-1)).toContain(place);
    expect(await served("c/list")).not.toContain("changed");

    told.length = 0;
    await save("lwc/row/row.js", files["lwc/row/row.js"]!);
    expect(told).toEqual([
      {
        kind: "swap",
        change: 2,
        components: [
          { name: "c/row", isScript: true },
          { name: "c/list", isScript: false },
        ],
      },
    ]);
    expect(await served("c/list")).toContain("changed");
  });

  it.each([
    ["template", "lwc/row/row.html", "<template>\n  <b>{not one}</b>\n</template>", "row.html:2"],
    ["style", "lwc/row/row.css", "p {\n color: red; }}", "row.css:2"],
  ])("shows the line of a %s that does not compile", async (_what, file, text, place) => {
    await save(file, text);
    expect(told).toEqual([{ kind: "failed", message: expect.stringContaining(place) as string }]);
  });

  it("says what is missing, though each component compiles alone", async () => {
    rmSync(path.join(source, "lwc/row"), { recursive: true });
    await sources.changed([path.join(source, "lwc/row/row.html")]);
    expect(said.at(-1)).toContain("c/list imports c/row, which is not there.");
    for (const file of ["html", "css", "js"]) write(`lwc/row/row.${file}`, files[`lwc/row/row.${file}`]!);

    await save("lwc/text/text.js", "export const lower = (text) => text;");
    expect(said.at(-1)).toContain("c/row imports upper of c/text, which does not export it.");
    await save("lwc/text/text.js", files["lwc/text/text.js"]!);

    await save("labels/CustomLabels.labels-meta.xml", "<CustomLabels></CustomLabels>");
    expect(said.at(-1)).toContain("c/row shows the label Title, which is not there.");
  });

  it("is told what it missed as it asks again", async () => {
    await save("lwc/row/row.html", "<template></template>");
    const missed: LiveEvent[] = [];
    sources.subscribe(1, (event) => missed.push(event));
    sources.subscribe(2, (event) => missed.push(event));
    expect(missed).toEqual([{ kind: "reload", change: 2 }]);

    await save("lwc/row/row.html", "<template><b></template>");
    sources.subscribe(2, (event) => missed.push(event));
    expect(missed.at(-1)).toMatchObject({ kind: "failed" });
  });

  it("hears nothing of files that an editor makes beside its own", async () => {
    await sources.changed(
      ["row.html.new", ".row.html.tmp", "4913"].map((name) => write(`lwc/row/${name}`, "x")),
    );
    expect(told).toEqual([]);
  });

  it("is sent each change as an event", async () => {
    const answer = await liveRoutes(sources).request(`/events?change=${sources.change()}`);
    expect(answer.headers.get("Content-Type")).toBe("text/event-stream");
    const reader = answer.body!.getReader();
    const [{ value }] = await Promise.all([reader.read(), save("lwc/row/row.html", "<template></template>")]);
    expect(new TextDecoder().decode(value)).toContain('"kind":"swap"');
    await reader.cancel();
  });
});

describe("a page whose working tree does not compile as it starts", () => {
  it("shows what is wrong, and everything once that is mended", async () => {
    write("lwc/row/row.html", "<template>");
    sources = await followSources(source, "/compiled/platform", (line) => said.push(line));
    const events: LiveEvent[] = [];
    sources.subscribe(sources.change(), (event) => events.push(event));
    expect(sources.codeOf("main")).toBeUndefined();

    await save("lwc/row/row.html", files["lwc/row/row.html"]!);

    expect(events).toMatchObject([{ kind: "failed" }, { kind: "reload", change: 1 }]);
    expect(await served("main")).toContain("startLightning");
  });
});
