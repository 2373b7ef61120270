import { readdirSync, readFileSync } from "node:fs";
import { ownFolder } from "../ownFiles.ts";

const folder = new URL("reasons/translations/", ownFolder);

/** A language's texts by kind and key, e.g. `detail:no-create`. */
type Translation = Readonly<Record<string, string>>;

/** A text, beside the hash of the English text that it translates: a changed English text makes it stale. */
interface Translated {
  english: string;
  text: string;
}

/**
 * The translations by the name of their file, as Salesforce names languages, e.g. `pt_BR`. English has none:
 * its words stand in the tables.
 */
export const translations: ReadonlyMap<string, Translation> = new Map(
  readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, folder), "utf8");
      const translated = Object.entries(JSON.parse(text) as Record<string, Translated>);
      return [
        name.replace(/\.json$/, ""),
        Object.fromEntries(translated.map(([id, { text }]) => [id, text])),
      ];
    }),
);
