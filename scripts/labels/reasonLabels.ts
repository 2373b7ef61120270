import { readFileSync, readdirSync } from "node:fs";
import { catalog, type CatalogText, type TextKind } from "../../connector/reasons/catalog.ts";

const translationsFolder = new URL("../../connector/reasons/translations/", import.meta.url);

/** A custom label that the panel shows for a text of the connector's. */
export interface ReasonLabel extends CatalogText {
  name: string;
  /** With `{0}` for the first value, as custom labels have it. */
  value: string;
}

const prefixes: Record<TextKind, string> = {
  title: "Crosswalk_Error_",
  detail: "Crosswalk_Detail_",
  action: "Crosswalk_Next_",
  text: "Crosswalk_Text_",
};

/** Every text of the connector's as a custom label, by name. */
export function reasonLabels(): ReasonLabel[] {
  return catalog()
    .map((text) => ({ ...text, name: labelName(text), value: numbered(text.text, text) }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

function labelName({ key, kind }: CatalogText): string {
  const words = key.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return prefixes[kind] + words.join("");
}

/** A template with its values' places in numbers: `{used} of {limit}` is `{0} of {1}`. */
export function numbered(template: string, { names }: Pick<CatalogText, "names">): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    names.includes(name) ? `{${names.indexOf(name)}}` : whole,
  );
}

/** A language's texts by kind and key, e.g. `detail:no-create`. */
export type Translation = Record<string, string>;

/** Languages with their texts, from connector/reasons/translations. */
export function readTranslations(): Map<string, Translation> {
  const files = readdirSync(translationsFolder).filter((name) => name.endsWith(".json"));
  return new Map(
    files.sort().map((name) => {
      const text = readFileSync(new URL(name, translationsFolder), "utf8");
      return [name.replace(/\.json$/, ""), JSON.parse(text) as Translation];
    }),
  );
}
