import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { catalog } from "../../connector/reasons/catalog.ts";
import { namesIn } from "../../connector/reasons/template.ts";
import { projectFolder } from "../support/projectFolder.ts";

/** What somebody reads, each text by its id. The package's labels have numbers for the values. */
interface Texts {
  of: string;
  /** Where they are translated. */
  files: string;
  english: ReadonlyMap<string, string>;
  /** By language: the translations, each beside the hash of what it translates. */
  translated: ReadonlyMap<string, ReadonlyMap<string, { text: string; english: string }>>;
}

const languages = ["de", "es", "fr", "ja"];
const labelFile = "force-app/main/default/labels/CustomLabels.labels-meta.xml";
const translationFolder = "config/translations/main/default/translations";

const connector: Texts = {
  of: "the connector",
  files: "connector/reasons/translations",
  english: new Map(catalog().map(({ kind, key, text }) => [`${kind}:${key}`, text])),
  translated: byLanguage((language) => {
    const file = `connector/reasons/translations/${language}.json`;
    return Object.entries(JSON.parse(read(file)) as Record<string, { text: string; english: string }>);
  }),
};
const labels: Texts = {
  of: "the package",
  files: translationFolder,
  english: new Map(
    blocksIn(labelFile, "labels").map((block) => [within(block, "fullName"), within(block, "value")]),
  ),
  translated: byLanguage((language) =>
    blocksIn(`${translationFolder}/${language}.translation-meta.xml`, "customLabels").map((block) => [
      within(block, "name"),
      { text: within(block, "label"), english: /<!-- english (\w+) -->/.exec(block)?.[1] ?? "" },
    ]),
  ),
};

it("the package and the connector speak the same languages", () => {
  const ofPackage = globSync("*.translation-meta.xml", { cwd: path.join(projectFolder, translationFolder) });
  const ofConnector = globSync("*.json", { cwd: path.join(projectFolder, "connector/reasons/translations") });

  expect(ofPackage.map((name) => name.split(".")[0]).sort()).toEqual(languages);
  expect(ofConnector.map((name) => name.split(".")[0]).sort()).toEqual(languages);
});

describe.each([connector, labels])("the texts of $of", ({ files, english, translated }) => {
  it("have translations in every language that are no older than they are, and no others", () => {
    const stale = [...english].flatMap(([id, text]) => {
      const hash = createHash("sha256").update(text).digest("hex").slice(0, 8);
      const those = languages.filter((language) => translated.get(language)?.get(id)?.english !== hash);
      return those.length > 0
        ? [`${id}: translate it to ${those.join(", ")} in ${files}, beside ${hash}`]
        : [];
    });
    const gone = languages.flatMap((language) =>
      [...(translated.get(language)?.keys() ?? [])]
        .filter((id) => !english.has(id))
        .map((id) => `${id}: take it out of ${language} in ${files}`),
    );

    expect([...stale, ...gone]).toEqual([]);
  });

  it.each(languages)("have the same values in %s", (language) => {
    const valuesOf = (text: string) => [...namesIn(text), ...(text.match(/\{\d\}/g) ?? [])].sort().join();
    const wrong = [...english].filter(
      ([id, text]) => valuesOf(translated.get(language)?.get(id)?.text ?? "") !== valuesOf(text),
    );

    expect(wrong.map(([id]) => id)).toEqual([]);
  });

  it.each(languages)("are no other language's sentence in %s", (language) => {
    const isSentence = (text: string) =>
      text.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length > 3;
    const textIn = (other: string, id: string) => translated.get(other)?.get(id)?.text;
    const copied = [...english].filter(([id, text]) => {
      const own = textIn(language, id) ?? "";
      const others = languages.filter((other) => other !== language).map((other) => textIn(other, id));
      return isSentence(own) && [text, ...others].includes(own);
    });

    expect(copied.map(([id]) => id)).toEqual([]);
  });

  it.each(languages)("are set as %s sets them", (language) => {
    const punctuation = language === "fr" ? /[ \n][:;?!»]|«[ \n]/ : /[ \n][:;?!]/;
    const unit = /\} +(?:%|(?:min|s|[KM][Bo])(?![\p{L}]))/u;
    const quotes = /["']/;
    const texts = [...(translated.get(language) ?? [])];
    const cures = [
      [punctuation, "needs a no-break space, or none"],
      [unit, "needs a no-break space before the unit"],
      [quotes, "needs the language's own quotation marks"],
    ] as const;
    const wrong = texts.flatMap(([id, { text }]) =>
      cures.flatMap(([sign, cure]) => {
        const found = sign.exec(text);
        return found === null ? [] : [`${language}: ${id}: "${text.slice(0, found.index + 2)}" ${cure}`];
      }),
    );

    expect(wrong).toEqual([]);
  });
});

describe("a label with a count before a noun", () => {
  const pairs = [...labels.english.keys()].filter((name) => labels.english.has(`${name}One`));

  it("has one beside it for a count of one", () => {
    const counted = /(?<!\b(?:of|up to) )\{\d\} (?:leads|contacts|results|rows|files)\b/i;
    const plurals = [...labels.english].filter(([, text]) => counted.test(text)).map(([name]) => name);

    expect(plurals.length).toBeGreaterThan(0);
    expect(plurals.filter((name) => !pairs.includes(name))).toEqual([]);
  });

  it.each(pairs)("is chosen by the count wherever it is used: %s", (name) => {
    const folder = path.join(projectFolder, "force-app/main/default/lwc");
    const sources = globSync("**/*.js", { cwd: folder, exclude: ["**/__tests__/**"] }).map((file) =>
      readFileSync(path.join(folder, file), "utf8"),
    );
    const users = sources.filter((source) => source.includes(`/c.${name}"`));
    expect(users.length).toBeGreaterThan(0);
    for (const source of users) {
      const [one, many] = [`${name}One`, name].map((label) => variableOf(source, label));
      // Side by side, as formatCount takes them, also from a list.
      expect(source).toMatch(new RegExp(`,\\s*${one},[^;]*?\\b${many}\\b`));
      expect(source).toContain("formatCount(");
    }
  });
});

function variableOf(source: string, label: string): string {
  return new RegExp(`import (\\w+) from "@salesforce/label/c\\.${label}"`).exec(source)?.[1] ?? "(none)";
}

function byLanguage<Text>(textsIn: (language: string) => [id: string, text: Text][]) {
  return new Map(languages.map((language) => [language, new Map(textsIn(language))]));
}

function blocksIn(file: string, tag: string): string[] {
  return read(file).match(new RegExp(`<${tag}>.*?</${tag}>`, "gs")) ?? [];
}

function within(block: string, tag: string): string {
  const text = new RegExp(`<${tag}>\\s*(.*?)\\s*</${tag}>`, "s").exec(block)?.[1] ?? "";
  return text.replace(/ *\n */g, " ");
}

function read(file: string): string {
  return readFileSync(path.join(projectFolder, file), "utf8");
}
