import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { catalog } from "../../connector/reasons/catalog.ts";
import { projectFolder } from "../support/projectFolder.ts";

const languages = ["de", "es", "fr", "ja"];
const connectorTexts = new Map(catalog().map(({ kind, key, text }) => [`${kind}:${key}`, text]));
const labels = new Map(
  [
    ...read("force-app/main/default/labels/CustomLabels.labels-meta.xml").matchAll(
      /<fullName>(\w+)<\/fullName>.*?<value>\s*(.*?)\s*<\/value>/gs,
    ),
  ].map(([, name = "", text = ""]) => [name, text]),
);

it("a translation stands beside the hash of the English that it translates", () => {
  const stale = [
    ...staleTexts(connectorTexts, (language) => {
      const texts = JSON.parse(read(`connector/reasons/translations/${language}.json`)) as object;
      return Object.entries(texts).map(([id, { english }]: [string, { english: string }]) => [id, english]);
    }),
    ...staleTexts(labels, (language) => {
      const folder = "config/translations/main/default/translations";
      const blocks =
        read(`${folder}/${language}.translation-meta.xml`).match(/<customLabels>.*?<\/c/gs) ?? [];
      return blocks.map((block) => [
        /<name>(\w+)/.exec(block)?.[1] ?? "",
        /<!-- english (\w+) -->/.exec(block)?.[1] ?? "",
      ]);
    }),
  ];

  expect(stale).toEqual([]);
});

/** A line for each text that has changed since it was translated. */
function staleTexts(
  english: ReadonlyMap<string, string>,
  hashesIn: (language: string) => (readonly [id: string, hash: string])[],
): string[] {
  const hashes = new Map(languages.map((language) => [language, new Map(hashesIn(language))]));
  return [...english].flatMap(([id, text]) => {
    const onOneLine = text.replace(/\s+/g, " ");
    const hash = createHash("sha256").update(onOneLine).digest("hex").slice(0, 8);
    const stale = languages.filter((language) => hashes.get(language)?.get(id) !== hash);
    return stale.length > 0 ? [`${id}: translate it to ${stale.join(", ")}, beside ${hash}`] : [];
  });
}

function read(file: string): string {
  return readFileSync(path.join(projectFolder, file), "utf8");
}
