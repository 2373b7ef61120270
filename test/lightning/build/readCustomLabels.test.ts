import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readCustomLabels } from "./readCustomLabels.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "crosswalk-labels-"));
  mkdirSync(join(folder, "labels"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (...labels: string[]) =>
  writeFileSync(
    join(folder, "labels/CustomLabels.labels-meta.xml"),
    ["<CustomLabels>", ...labels, "</CustomLabels>"].join("\n"),
  );
const label = (name: string, value: string) =>
  `<labels><fullName>${name}</fullName><value>${value}</value></labels>`;

it("labels are read by name, with their text as it is", () => {
  write(label("Crosswalk_One", "007"), label("Crosswalk_Two", "a &lt; b"));
  expect([...readCustomLabels(folder)]).toEqual([
    ["Crosswalk_One", "007"],
    ["Crosswalk_Two", "a < b"],
  ]);
});

it("a label that is there twice is refused by its name", () => {
  write(label("Crosswalk_One", "a"), label("Crosswalk_One", "b"));
  expect(() => readCustomLabels(folder)).toThrow("defines the label Crosswalk_One twice");
});

it.each([
  [
    "an end tag is missing",
    "<labels><fullName>Crosswalk_Two</fullName>",
    /CustomLabels\.labels-meta\.xml:[34]:\d+/,
  ],
  ["a tag is broken off", "<labels><fullName", /CustomLabels\.labels-meta\.xml:[34]:\d+/],
  ["an ampersand stands alone", label("Crosswalk_Two", "R&D"), /CustomLabels\.labels-meta\.xml:3:\d+/],
])("a file that is no XML is refused with its line where %s", (_, text, place) => {
  write(label("Crosswalk_One", "a"), text);
  expect(() => readCustomLabels(folder)).toThrow(place);
});
