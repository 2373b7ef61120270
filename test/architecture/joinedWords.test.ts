import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import joinedWords from "../../config/lint/joinedWords.ts";
import { projectFolder } from "../support/projectFolder.ts";
import { lintMessagesBy } from "./lintMessages.ts";

describe("the linter of joined words", () => {
  const messages = lintMessagesBy(joinedWords);
  const planted = "force-app/main/default/lwc/statusBar/planted.js";

  test.each([
    "export const text = (name, count) => `${name}: ${count}`;",
    "export const text = (name, id) => `${name} (${id})`;",
    "export const text = (first, last) => `${first} ${last}`;",
    'export const text = (name, count) => name + ": " + count;',
    'export const text = (names) => names.join(", ");',
    'export const text = (names) => names.join(" · ");',
    'export const text = (name, count) => name.concat(" – ", count);',
    'const dash = " – "; export const text = (name, count) => name + dash + count;',
    'const joints = { dash: " – " }; export const text = (names) => names.join(joints.dash);',
    'export const text = (names, comma = ", ") => names.join(comma);',
    'export const text = (names) => names.reduce((all, name) => all.concat(isFirst ? "" : ", ", name));',
  ])("refuses %s", async (code) => {
    const found = await messages(planted, code);
    expect(found?.length).toBeGreaterThan(0);
    for (const message of found ?? []) expect(message).toMatch(/A label joins words/);
  });

  test.each([
    "export const style = (count) => `flex: ${count} 1 0`;",
    "export const header = (token) => `Bearer ${token}`;",
    "export const path = (id, row) => `v1/batches/${id}/rows/${row}`;",
    'export const chosen = (values) => values.join(";");',
    'export const words = (text) => text.split(" ");',
    'export const isOpen = (event) => event.key === " ";',
    "export const key = (index, field) => `${index}-${field}`;",
  ])("allows %s", async (code) => {
    expect(await messages(planted, code)).toEqual([]);
  });
});

test("no template of the panel has words or punctuation of its own, but the mark of a required field", () => {
  const templates = globSync("force-app/main/default/lwc/*/*.html", { cwd: projectFolder });
  const own = templates.flatMap((file) => {
    const html = readFileSync(path.join(projectFolder, file), "utf8").replace(/<!--.*?-->/gs, "");
    return [...html.matchAll(/>([^<]*)/g)]
      .map(([, text = ""]) => text.replace(/\{[^}]*\}/g, "").trim())
      .filter((text) => text !== "" && text !== "*")
      .map((text) => `${file}: ${text}`);
  });

  expect(templates.length).toBeGreaterThan(0);
  expect(own).toEqual([]);
});

/** Attributes that users read or hear, with a text of the template's own. */
const ownAttributes = (html: string): string[] =>
  html.match(
    /(?<![\w-])(?:label|title|aria-label|aria-description|aria-roledescription|alternative-text|alt|placeholder|field-level-help|message-when-[a-z-]+)="[^"{]*\p{L}[^"]*"/gu,
  ) ?? [];

test.each([
  '<lightning-button label="Save"></lightning-button>',
  '<p title="Not decided yet">{text}</p>',
  '<input placeholder="Search" />',
  '<section aria-label="Leads">{text}</section>',
  '<lightning-icon alternative-text="Warning"></lightning-icon>',
  '<lightning-input field-level-help="As LinkedIn writes it"></lightning-input>',
])("a text of a template's own is seen in the attribute of %s", (html) => {
  expect(ownAttributes(html)).toHaveLength(1);
});

test("no template of the panel has a text of its own in an attribute", () => {
  const own = globSync("force-app/main/default/lwc/*/*.html", { cwd: projectFolder }).flatMap((file) =>
    ownAttributes(readFileSync(path.join(projectFolder, file), "utf8")).map((found) => `${file}: ${found}`),
  );

  expect(own).toEqual([]);
});
