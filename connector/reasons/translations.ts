import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("translations/", import.meta.url);

/** A language's texts by kind and key, e.g. `detail:no-create`. */
type Translation = Readonly<Record<string, string>>;

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
      return [name.replace(/\.json$/, ""), JSON.parse(text) as Translation];
    }),
);
