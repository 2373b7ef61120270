import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { findShippedPackages, type ShippedPackage } from "./findShippedPackages.ts";

interface PackageFile {
  license?: string;
  author?: string | { name?: string };
  repository?: string | { url?: string };
}

const rule = "-".repeat(80);

const beginning = `Crosswalk
Licensed under the Apache License 2.0: see LICENSE beside the project's package.json.

The connector runs on the packages below, each under its own licence. The Salesforce package contains no code
of others. The pictures of the guides show icons of the Salesforce Lightning Design System, which Salesforce,
Inc. licenses under Creative Commons Attribution-NoDerivatives 4.0.

Written by: npm run notice
`;

/** The text of connector/NOTICE: whose licences apply to what is shipped, with their texts as they came. */
export function writeNotice(): string {
  const byTexts = new Map<string, string[]>();
  for (const each of findShippedPackages()) {
    const file = JSON.parse(readFileSync(path.join(each.place, "package.json"), "utf8")) as PackageFile;
    if (!file.license)
      throw new Error(`${each.name} ${each.version} names no licence: look before shipping it.`);
    const texts = licenceTexts(each).join("\n\n") || withoutText(file);
    byTexts.set(texts, [...(byTexts.get(texts) ?? []), `${each.name} ${each.version} (${file.license})`]);
  }
  const parts = [...byTexts].map(([texts, names]) => `${rule}\n${names.join("\n")}\n\n${texts}\n`);
  return [beginning, ...parts].join("\n");
}

function licenceTexts({ place }: ShippedPackage): string[] {
  return readdirSync(place)
    .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
    .sort()
    .map((name) => readFileSync(path.join(place, name), "utf8").replaceAll("\r\n", "\n").trim());
}

function withoutText({ author, repository }: PackageFile): string {
  const whose = typeof author === "string" ? author : author?.name;
  const where = typeof repository === "string" ? repository : repository?.url;
  return `The package has no text of its licence.${whose ? ` Author: ${whose}.` : ""}${where ? ` Source: ${where}` : ""}`;
}
