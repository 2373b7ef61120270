import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { catalog } from "../../connector/reasons/catalog.ts";
import { namesIn } from "../../connector/reasons/template.ts";
import { translations } from "../../connector/reasons/translations.ts";
import { labelFiles, packageFile } from "./labelFiles.ts";

const texts = catalog();
const idOf = ({ kind, key }: { kind: string; key: string }) => `${kind}:${key}`;

describe("the custom labels of the connector's texts", () => {
  it("are what npm run labels makes of errors.ts, reasons/ and their translations", async () => {
    const stale = (await labelFiles()).filter(
      ({ path, text }) => readFileSync(packageFile(path), "utf8") !== text,
    );

    expect(stale.map(({ path }) => path)).toEqual([]);
  });

  it("fit into a label: at most 1,000 characters, under a name of its own", () => {
    expect(texts.filter(({ text }) => text.length > 1_000)).toEqual([]);
    expect(new Set(texts.map(idOf)).size).toBe(texts.length);
  });
});

describe.each([...translations])("the translation to %s", (_language, translation) => {
  it("has every text, and no other", () => {
    expect(Object.keys(translation).sort()).toEqual(texts.map(idOf).sort());
  });

  it("keeps the values of each text", () => {
    const wrong = texts.filter((text) => {
      const translated = translation[idOf(text)] ?? "";
      return namesIn(translated).sort().join() !== namesIn(text.text).sort().join();
    });

    expect(wrong.map(idOf)).toEqual([]);
  });
});
