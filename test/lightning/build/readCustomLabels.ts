import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { CompileError } from "./compileError.ts";
import { paths } from "./paths.ts";

interface LabelsFile {
  CustomLabels?: { labels?: { fullName: string; value: string | number }[] };
}

/**
 * The package's custom labels by name. Throws where a file defines one twice, as a deployment would, and a
 * `CompileError` where it is no XML.
 */
export function readCustomLabels(packageSource: string): Map<string, string> {
  const parser = new XMLParser({ isArray: (name) => name === "labels", parseTagValue: false });
  const directory = join(packageSource, "labels");
  const labels = new Map<string, string>();
  for (const file of readdirSync(directory).filter((name) => name.endsWith(".labels-meta.xml"))) {
    const content = parser.parse(readXml(join(directory, file))) as LabelsFile;
    for (const { fullName, value } of content.CustomLabels?.labels ?? []) {
      if (labels.has(fullName)) throw new Error(`${file} defines the label ${fullName} twice.`);
      labels.set(fullName, String(value));
    }
  }
  return labels;
}

interface TranslationsFile {
  Translations?: { customLabels?: { name: string; label: string }[] };
}

/** In the project, translations are a package directory of their own; what was deployed lies together. */
const translationsOf = (packageSource: string) =>
  packageSource === paths.packageSource ? paths.translations : join(packageSource, "translations");

/** The translated custom labels by name, by the tag of the language, e.g. `de`, or `pt-BR` from `pt_BR`. */
export function readTranslations(packageSource: string): Map<string, Map<string, string>> {
  const parser = new XMLParser({ isArray: (name) => name === "customLabels", parseTagValue: false });
  const directory = translationsOf(packageSource);
  const suffix = ".translation-meta.xml";
  const files = existsSync(directory) ? readdirSync(directory).filter((name) => name.endsWith(suffix)) : [];
  return new Map(
    files.map((file) => {
      const content = parser.parse(readXml(join(directory, file))) as TranslationsFile;
      const labels = content.Translations?.customLabels ?? [];
      const tag = file.slice(0, -suffix.length).replaceAll("_", "-");
      return [tag, new Map(labels.map(({ name, label }) => [name, label]))];
    }),
  );
}

/** The parser takes what is no XML for a file without labels. */
function readXml(file: string): string {
  const text = readFileSync(file, "utf8");
  const validity = XMLValidator.validate(text);
  if (validity === true) return text;
  const { msg, line, col } = validity.err;
  throw new CompileError({ message: msg, id: file, location: { line, column: col } });
}
