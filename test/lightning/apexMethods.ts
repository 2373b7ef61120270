import { readFileSync } from "node:fs";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";

interface MetadataRecord {
  CustomMetadata: { values: { field: string; value: string | { "#text"?: string } }[] };
}

/**
 * The Apex methods that components may call, by class and method. No Apex runs here: each function does what
 * the method does. `connectorUrl` stands for the address that an admin enters in Setup.
 */
export function apexMethods(connectorUrl: string, packageSource: string): Record<string, () => unknown> {
  return {
    "CrosswalkSettings.getSettings": () => {
      const record = readMetadataRecord(packageSource, "Crosswalk_Setting.Default");
      return {
        connectorUrl,
        suggestedLeadSource: record.get("Suggested_Lead_Source__c") ?? null,
        suggestedCreateContacts: record.get("Suggested_Create_Contacts__c") === "true",
      };
    },
  };
}

/** The values of a custom metadata record of the package, by field. A nil value is left out. */
function readMetadataRecord(packageSource: string, name: string): Map<string, string> {
  const parser = new XMLParser({ isArray: (tag) => tag === "values", parseTagValue: false });
  const file = join(packageSource, "customMetadata", `${name}.md-meta.xml`);
  const { values } = (parser.parse(readFileSync(file, "utf8")) as MetadataRecord).CustomMetadata;
  const read = values.map(({ field, value }): [string, string | undefined] => [
    field,
    typeof value === "string" ? value : value["#text"],
  ]);
  return new Map(read.flatMap(([field, value]) => (value ? [[field, value] as const] : [])));
}
