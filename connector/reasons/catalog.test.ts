import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { errorCodes } from "../errors.ts";
import { catalog } from "./catalog.ts";
import { documents } from "./documents.ts";
import { refusals, type RefusalRow } from "./refusals.ts";
import { sentences } from "./sentence.ts";

const connectorFolder = path.resolve(import.meta.dirname, "..");
const sources = globSync("**/*.ts", { cwd: connectorFolder })
  .filter((file) => !/^reasons\/(?:refusals|documents|sentences\/)/.test(file) && !file.endsWith(".test.ts"))
  .map((file) => readFileSync(path.join(connectorFolder, file), "utf8"))
  .join("\n");

/** Keys that are put together of two parts: `check-${needs}-grant`. */
const composed = [...sources.matchAll(/`([\w-]+-)\$\{[\w.]+\}([\w-]*)`/g)].map(
  ([, start = "", end = ""]) => new RegExp(`^${start}[\\w-]+${end}$`),
);

/** The source of the values that are given to say() and refusal(). */
const valuesGiven = (source: string) =>
  [...source.matchAll(/(?:\bvalues: |\bsay\("[\w-]+", )\{((?:[^{}]|\$\{[^{}]*\})*)\}/g)].map(
    ([, values = ""]) => values,
  );

/** English words in those values, which would stay English in a translation. API names are left out. */
const wordsIn = (source: string) =>
  valuesGiven(source)
    .map((values) => values.replace(/(?<!\w)\w+\("[^"]*"/g, ""))
    .flatMap((values) => [
      ...values.matchAll(/["`]([A-Za-z]?[a-z]+(?: (?:[A-Za-z]?[a-z]+|\$\{.*?\}))*)["`]/g),
    ])
    .map(([, word]) => word);

describe("the tables of texts", () => {
  it("also hold the words that are put into sentences", () => {
    const planted = [
      'say("field-account", { field: "Account Name" })',
      'refusal("no-edit", { values: { labels: field?.label ?? "Rank", fields: "Contact.Rank__c" } })',
      'say("name-list", { first: `org ${id}`, others: nameOfObject("Contact") })',
    ];

    expect(planted.flatMap(wordsIn)).toEqual(["Account Name", "Rank", "org ${id}"]);
    expect(wordsIn(sources)).toEqual([]);
  });

  it("hold what the connector says, and nothing that it never says", () => {
    const keys = [...Object.keys(refusals), ...Object.keys(sentences), ...Object.keys(documents)];
    const unused = keys.filter(
      (key) => !sources.includes(`"${key}"`) && !composed.some((pattern) => pattern.test(key)),
    );

    expect(unused).toEqual([]);
  });

  it("give no sentence the key of a refusal, since either may stand beside a field", () => {
    const taken = new Set([...Object.keys(refusals), ...Object.keys(errorCodes)]);

    expect(Object.keys(sentences).filter((key) => taken.has(key))).toEqual([]);
  });

  it("give no two sentences the same key", () => {
    const files = globSync("reasons/sentences/*.ts", { cwd: connectorFolder });
    const keys = files.flatMap((file) => {
      const text = readFileSync(path.join(connectorFolder, file), "utf8");
      return [...text.matchAll(/^ {2}"([\w-]+)":/gm)].map(([, key]) => key);
    });

    expect(keys.sort()).toEqual(Object.keys(sentences).sort());
  });

  it("have no article before a value, which may begin with any sound", () => {
    expect(catalog().filter(({ text }) => /\b[Aa]n? \{/.test(text))).toEqual([]);
  });

  it("head a refusal that a person may read with what was not done, unless nothing was saved", () => {
    const onlyPrograms = [
      "sign-in-verifier",
      "no-record-id",
      "key-used",
      "many-fields-wrong",
      "cursor-unknown",
      "upload-parts",
      "upload-other-field",
      "body-too-large",
      "body-nested",
      "body-broke-off",
      "body-slow",
      "body-empty",
      "body-entries",
      "content-type-unknown",
      "body-not-json",
    ];
    const rows: [string, RefusalRow][] = Object.entries(refusals);
    const headless = rows.filter(([, { code, title }]) => code === "request-invalid" && title === undefined);

    expect(headless.map(([reason]) => reason).sort()).toEqual(onlyPrograms.sort());
  });
});
