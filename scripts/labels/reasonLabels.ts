import { catalog, type CatalogText, type TextKind } from "../../connector/reasons/catalog.ts";

/** A custom label that the panel shows for a text of the connector's. */
export interface ReasonLabel extends CatalogText {
  kind: LabelKind;
  name: string;
  /** With `{0}` for the first value, as custom labels have it. */
  value: string;
}

/** Texts of documents are the connector's alone. */
type LabelKind = Exclude<TextKind, "document">;

const prefixes: Record<LabelKind, string> = {
  title: "Crosswalk_Error_",
  detail: "Crosswalk_Detail_",
  action: "Crosswalk_Next_",
  text: "Crosswalk_Text_",
};

/** Every text that the panel shows as a custom label, by name. */
export function reasonLabels(): ReasonLabel[] {
  return catalog()
    .flatMap(({ kind, ...text }): ReasonLabel[] =>
      kind === "document"
        ? []
        : [{ ...text, kind, name: labelName(text.key, kind), value: numbered(text.text, text) }],
    )
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

function labelName(key: string, kind: LabelKind): string {
  const words = key.split("-").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  return prefixes[kind] + words.join("");
}

/** A template with its values' places in numbers: `{used} of {limit}` is `{0} of {1}`. */
export function numbered(template: string, { names }: Pick<CatalogText, "names">): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    names.includes(name) ? `{${names.indexOf(name)}}` : whole,
  );
}
