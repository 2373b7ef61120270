import { readFileSync } from "node:fs";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";

interface MetadataRecord {
  CustomMetadata: { values: { field: string; value: string | { "#text"?: string } }[] };
}

/**
 * The Apex methods that components may call, by class and method, each doing what its Apex does: there is no
 * Apex here. The connector's address is what an admin would enter in Setup: the server's own.
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

/** The values of one of the package's custom metadata records, by field; a nil value is absent. */
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
