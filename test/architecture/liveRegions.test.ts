import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { projectFolder } from "../support/projectFolder.ts";

/** What makes an element a live region: in a template, or as the name of a role in code. */
const live = /\baria-live\b|\brole="(?:alert|log|marquee|status|timer)"|<output\b|"alert"/;

const region = "liveRegion";
/** The pages: what is on one of them is said by that one's region. */
const pages = ["crosswalkPanel", "crosswalkRecord", "crosswalkSettings"];

/** Two regions that speak at once are heard one over the other, or twice. */
describe("a page", () => {
  const sources = globSync("force-app/**/lwc/*/*.{html,js}", { cwd: projectFolder });
  const namesOf = (pattern: RegExp) => [
    ...new Set(
      sources
        .filter((file) => pattern.test(readFileSync(path.join(projectFolder, file), "utf8")))
        .map((file) => path.basename(path.dirname(file))),
    ),
  ];

  it("has one live region, which no other component is", () => {
    expect(namesOf(live)).toEqual([region]);
  });

  it("is the only one to have it", () => {
    expect(namesOf(/<c-live-region\b/).sort()).toEqual(pages);
  });

  it.each(pages)("reads out what is announced on it: %s", (name) => {
    const template = readFileSync(
      path.join(projectFolder, `force-app/main/default/lwc/${name}/${name}.html`),
      "utf8",
    );
    expect(template.match(/<c-live-region\b/g)).toHaveLength(1);
    expect(template.match(/onannounce=\{handleAnnounce\}/g)).toHaveLength(1);
  });
});
