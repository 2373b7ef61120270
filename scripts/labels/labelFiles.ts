import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { translations } from "../../connector/reasons/translations.ts";
import { numbered, reasonLabels, type ReasonLabel } from "./reasonLabels.ts";

const packageFolder = new URL("../../force-app/main/default/", import.meta.url);
/** Translations are a package directory of their own, because many orgs take none. */
const translationsFolder = new URL("../../config/translations/main/default/", import.meta.url);

/** Prefixes of labels that are generated. The panel has further titles of its own. */
const madePrefixes = /^Crosswalk_(?:Detail|Next|Text)_/;

/** A file of the package, or of its translations, by its path there, with the text it should have. */
interface LabelFile {
  path: string;
  text: string;
}

/** The package's label files and modules, with the connector's texts. */
export async function labelFiles(): Promise<LabelFile[]> {
  const labels = reasonLabels();
  const files = [
    withBlocks("labels/CustomLabels.labels-meta.xml", "labels", "fullName", labels, (label) =>
      labelXml(label),
    ),
    ...[...translations].map(([language, texts]) =>
      withBlocks(`translations/${language}.translation-meta.xml`, "customLabels", "name", labels, (label) => {
        const text = texts[`${label.kind}:${label.key}`];
        return text === undefined ? null : translationXml(label, numbered(text, label));
      }),
    ),
    tableModule("titles", "title", labels),
    tableModule("details", "detail", labels),
    tableModule("nextSteps", "action", labels),
    tableModule("sentences", "text", labels),
  ];
  return Promise.all(files.map(async (file) => ({ ...file, text: await formatted(file) })));
}

/** Blocks such as `<labels>…</labels>` sorted by name, with those of the connector's texts replaced. */
function withBlocks(
  path: string,
  tag: string,
  nameTag: string,
  labels: ReasonLabel[],
  block: (label: ReasonLabel) => string | null,
): LabelFile {
  const source = readFileSync(packageFile(path), "utf8");
  const blocks = new Map<string, string>();
  for (const [text] of source.matchAll(new RegExp(`<${tag}>.*?</${tag}>`, "gs"))) {
    const name = new RegExp(`<${nameTag}>(.*?)</${nameTag}>`).exec(text)?.[1] ?? "";
    if (!madePrefixes.test(name)) blocks.set(name, text);
  }
  for (const label of labels) {
    const text = block(label);
    if (text !== null) blocks.set(label.name, text);
  }
  const start = source.slice(0, source.indexOf(`<${tag}>`));
  const end = source.slice(source.lastIndexOf(`</${tag}>`) + tag.length + 3);
  const sorted = [...blocks].sort(([one], [other]) => (one < other ? -1 : 1));
  return { path, text: start + sorted.map(([, text]) => `${text}\n`).join("  ") + end };
}

function labelXml({ name, value }: ReasonLabel): string {
  const [, kind = "", words = ""] = name.split("_");
  const description = `${kind}: ${words.replace(/(?<=[a-z])(?=[A-Z])/g, " ")}`.slice(0, 80);
  return [
    "<labels>",
    `    <fullName>${name}</fullName>`,
    "    <categories>Crosswalk</categories>",
    "    <language>en_US</language>",
    "    <protected>true</protected>",
    `    <shortDescription>${description}</shortDescription>`,
    `    <value>${escaped(value)}</value>`,
    "  </labels>",
  ].join("\n");
}

function translationXml({ name, value }: ReasonLabel, text: string): string {
  return [
    "<customLabels>",
    `    <label>${escaped(text)}</label>`,
    `    <name>${name}</name>`,
    `    <!-- english ${hashOf(escaped(value))} -->`,
    "  </customLabels>",
  ].join("\n");
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 8);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const tablesAre = {
  titles: "Titles by error code",
  details: "What happened, by the connector's reason",
  nextSteps: "What to do next, by the connector's reason or the error's code",
  sentences: "Further sentences of the connector's, by its name for each",
};

/** A module with a table from the connector's keys to labels, because LWC imports each label by name. */
function tableModule(name: keyof typeof tablesAre, kind: ReasonLabel["kind"], all: ReasonLabel[]): LabelFile {
  const labels = all.filter((label) => label.kind === kind);
  const text = [
    "// Made by npm run labels from connector/errors.ts and connector/reasons.",
    ...labels.map(({ name: label, key }) => `import ${variableOf(key)} from "@salesforce/label/c.${label}";`),
    "",
    `/** ${tablesAre[name]}, in the user's language. */`,
    `export const ${name} = {`,
    ...labels.map(({ key }) => (variableOf(key) === key ? `${key},` : `"${key}": ${variableOf(key)},`)),
    "};",
    "",
  ].join("\n");
  return { path: `lwc/reasonText/${name}.js`, text };
}

/** A variable's name must be no reserved word, so each ends in `Label`. */
function variableOf(key: string): string {
  return `${key.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}Label`;
}

async function formatted({ path, text }: LabelFile): Promise<string> {
  const filepath = packageFile(path).pathname;
  return format(text, { ...(await resolveConfig(filepath)), filepath });
}

export function packageFile(path: string): URL {
  return new URL(path, path.startsWith("translations") ? translationsFolder : packageFolder);
}
