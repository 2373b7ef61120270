import { readFileSync } from "node:fs";
import type { Locator } from "@playwright/test";
import { catalog } from "../../../connector/reasons/catalog.ts";
import { nameSentences } from "../../../connector/reasons/sentences/names.ts";

const packageFolder = new URL("../../../force-app/main/default/", import.meta.url);
const translationsFolder = new URL("../../../config/translations/main/default/", import.meta.url);

/** The practice org calls its fields and objects by English names, whatever the user's language is. */
const names = Object.values<string>(nameSentences);

/** English texts of package and connector, of two words or more, that are another text in German. */
const english = [...labelsNotSaidIn("de"), ...sentencesNotSaidIn("de")].filter((text) =>
  /\w\s+\w/.test(text),
);

/** The English texts of the package and the connector that stand in a part of the page, with any values. */
export async function englishIn(part: Locator): Promise<string[]> {
  const text = (await part.ariaSnapshot()).replace(/\s+/g, " ");
  return english.filter((label) => patternOf(label).test(text));
}

function labelsNotSaidIn(language: string): string[] {
  const labels = textsOf("labels/CustomLabels.labels-meta.xml", "labels", "fullName", "value");
  const said = textsOf(`translations/${language}.translation-meta.xml`, "customLabels", "name", "label");
  return [...labels]
    .filter(([name, text]) => said.get(name) !== text && !names.includes(text))
    .map(([, text]) => text);
}

function sentencesNotSaidIn(language: string): string[] {
  const file = new URL(`../../../connector/reasons/translations/${language}.json`, import.meta.url);
  const said = JSON.parse(readFileSync(file, "utf8")) as Record<string, { text: string }>;
  return catalog()
    .filter(({ kind, key, text }) => said[`${kind}:${key}`]?.text !== text && !names.includes(text))
    .map(({ text }) => text);
}

function textsOf(file: string, tag: string, nameTag: string, textTag: string): Map<string, string> {
  const source = readFileSync(
    new URL(file, /^translations/.test(file) ? translationsFolder : packageFolder),
    "utf8",
  );
  const within = (block: string, inner: string) =>
    new RegExp(`<${inner}>([\\s\\S]*?)</${inner}>`).exec(block)?.[1]?.trim() ?? "";
  const blocks = source.match(new RegExp(`<${tag}>[\\s\\S]*?</${tag}>`, "g")) ?? [];
  return new Map(blocks.map((block) => [within(block, nameTag), plain(within(block, textTag))]));
}

function plain(xml: string): string {
  return xml.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&").replace(/\s+/g, " ");
}

/** `{0} of {max}` with anything in its places, as words of their own. */
function patternOf(label: string): RegExp {
  const escaped = label.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`(?<![\\w])${escaped.join(".{1,60}?")}(?![\\w])`);
}
