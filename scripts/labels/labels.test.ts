import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { catalog } from "../../connector/reasons/catalog.ts";
import { namesIn } from "../../connector/reasons/template.ts";
import { translations } from "../../connector/reasons/translations.ts";
import { labelFiles, packageFile } from "./labelFiles.ts";
import { reasonLabels } from "./reasonLabels.ts";

const texts = catalog();
const madeNames = new Set(reasonLabels().map(({ name }) => name));
const ofPackage = readdirSync(packageFile("translations")).map((file) => file.split(".")[0] ?? "");
/** A test of its own tells of those that only one of the two speaks. */
const languages = [...translations.keys()].filter((language) => ofPackage.includes(language));
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
    expect(reasonLabels().filter(({ name }) => name.length > 80)).toEqual([]);
  });

  it("are of all texts but those of files and of the sign-in page, which the panel never shows", () => {
    const documents = texts.filter(({ kind }) => kind === "document").map(({ key }) => key);
    const kinds = new Set(documents.map((key) => key.replace(/-.*/, "")));

    expect(reasonLabels()).toHaveLength(texts.length - documents.length);
    expect([...kinds].sort()).toEqual([
      ...["batch", "csv", "list", "page", "rehearsal", "report", "team", "undo", "usage"],
    ]);
  });

  it("hold no text that a file or page has under another key", () => {
    const inLabels = new Set(labelTexts());
    const twice = texts
      .filter(({ kind }) => kind === "document")
      .filter((text) =>
        inLabels.has([text.text, ...[...translations.values()].map((each) => each[idOf(text)])].join("|")),
      );

    expect(twice.map(idOf)).toEqual([]);
  });
});

it("the package and the connector speak the same languages", () => {
  expect([...translations.keys()].sort()).toEqual(ofPackage.sort());
});

describe("the labels with a count", () => {
  it("have a label of their own for a count of one, where the plural would be wrong", () => {
    const english = textsOf("labels/CustomLabels.labels-meta.xml", "fullName", "value");
    const plurals = [...english]
      .filter(([, text]) => /(?<!\b(?:of|up to) )\{\d\} (?:leads|contacts|results|rows|files)\b/i.test(text))
      .map(([name]) => name)
      .filter((name) => !madeNames.has(name));

    expect(plurals.length).toBeGreaterThan(0);
    expect(plurals.filter((name) => !english.has(`${name}One`))).toEqual([]);
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

describe.each(languages)("what the panel and the connector say in %s", (language) => {
  const said = saidIn(language);

  it("is no other language's sentence", () => {
    const english = textsOf("labels/CustomLabels.labels-meta.xml", "fullName", "value");
    const others = [english, ...languages.filter((other) => other !== language).map(saidIn)];
    const isSentence = (text: string) =>
      text.split(/\s+/).filter((word) => /\p{L}{2}/u.test(word)).length > 3;
    const copied = [...said].filter(
      ([key, text]) => isSentence(text) && others.some((other) => other.get(key) === text),
    );

    expect(copied).toEqual([]);
  });

  it("never breaks a line between a text and its punctuation, or a number and its unit", () => {
    const punctuation = language === "fr" ? /[ \n][:;?!»]|«[ \n]/ : /[ \n][:;?!]/;
    const unit = /\} +(?:%|(?:min|s|[KM][Bo])(?![\p{L}]))/u;

    expect([...said].filter(([, text]) => punctuation.test(text) || unit.test(text))).toEqual([]);
  });

  it("has the language's own quotation marks and apostrophes", () => {
    expect([...said].filter(([, text]) => /["']/.test(text))).toEqual([]);
  });
});

/** The texts of the package's labels and the connector's, by their names. */
function saidIn(language: string): Map<string, string> {
  return new Map([...labelsIn(language), ...Object.entries(translations.get(language) ?? {})]);
}

/** Each label's text in English and then in each other language, as one. */
function labelTexts(): string[] {
  const english = textsOf("labels/CustomLabels.labels-meta.xml", "fullName", "value");
  const others = languages.map(labelsIn);
  return [...english].map(([name, text]) => [text, ...others.map((texts) => texts.get(name))].join("|"));
}

function labelsIn(language: string): Map<string, string> {
  return textsOf(`translations/${language}.translation-meta.xml`, "name", "label");
}

function textsOf(path: string, nameTag: string, textTag: string): Map<string, string> {
  const blocks = readFileSync(packageFile(path), "utf8").match(/<(labels|customLabels)>.*?<\/\1>/gs) ?? [];
  const within = (block: string, tag: string) =>
    new RegExp(`<${tag}>\\s*(.*?)\\s*</${tag}>`, "s").exec(block)?.[1] ?? "";
  return new Map(blocks.map((block) => [within(block, nameTag), within(block, textTag)]));
}
