import { describe, expect, test } from "vitest";
import joinedWords from "../../config/lint/joinedWords.ts";
import { lintMessagesBy } from "./lintMessagesBy.ts";

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
