import { readFileSync } from "node:fs";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";

interface MetadataRecord {
  CustomMetadata: { values: { field: string; value: string | { "#text"?: string } }[] };
}

/** What an Apex method is called with, and by whom. */
export interface ApexCall {
  parameters: Record<string, unknown>;
  /** The custom permissions of the user. */
  customPermissions: Record<string, boolean>;
}

/** What an admin has entered, kept as long as the page is served. */
export interface EnteredSettings {
  connectorUrl: string;
}

/** Answered as an AuraHandledException is. */
export class ApexRefusal extends Error {}

/**
 * The Apex methods that components may call, by class and method. No Apex runs here: each function does what
 * the method does.
 */
export function apexMethods(
  entered: EnteredSettings,
  packageSource: string,
): Record<string, (call: ApexCall) => unknown> {
  return {
    "CrosswalkSettings.saveConnectorUrl": ({ parameters, customPermissions }) => {
      if (customPermissions["Crosswalk_Admin"] !== true) {
        throw new ApexRefusal(`Only a Crosswalk admin can change the connector URL.`);
      }
      const url = typeof parameters["url"] === "string" ? parameters["url"].trim().replace(/\/$/, "") : "";
      if (url === "") throw new ApexRefusal(`No connector URL is set.`);
      if (!URL.canParse(url)) throw new ApexRefusal(`Connector URL is not a web address: "${url}".`);
      entered.connectorUrl = url;
      return null;
    },
    "CrosswalkSettings.getSettings": () => {
      if (entered.connectorUrl === "") throw new ApexRefusal(`No connector URL is set.`);
      const record = readMetadataRecord(packageSource, "Crosswalk_Setting.Default");
      return {
        connectorUrl: entered.connectorUrl,
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
