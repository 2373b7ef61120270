import { readFileSync } from "node:fs";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { readCustomLabels, readTranslations } from "./build/readCustomLabels.ts";

interface MetadataRecord {
  CustomMetadata: { values: { field: string; value: string | { "#text"?: string } }[] };
}

/** What an Apex method is called with, and by whom. */
interface ApexCall {
  parameters: Record<string, unknown>;
  /** The custom permissions of the user. */
  customPermissions: Record<string, boolean>;
  /** The user's language, e.g. `de` or `en-US`. */
  language: string;
}

/** What an admin has entered, kept as long as the page is served. */
interface EnteredSettings {
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
  const refusal = (language: string, label: string, ...values: string[]) =>
    new ApexRefusal(labelText(packageSource, language, `Crosswalk_Connector_${label}`, values));
  return {
    "CrosswalkSettings.saveConnectorUrl": ({ parameters, customPermissions, language }) => {
      if (customPermissions["Crosswalk_Admin"] !== true) {
        throw refusal(language, "AdminOnly");
      }
      const url = typeof parameters["url"] === "string" ? parameters["url"].trim().replace(/\/$/, "") : "";
      if (url === "") throw refusal(language, "NotSet");
      if (!URL.canParse(url)) throw refusal(language, "NoAddress", url);
      entered.connectorUrl = url;
      return null;
    },
    "CrosswalkSettings.getSettings": ({ language }) => {
      if (entered.connectorUrl === "") throw refusal(language, "NotSet");
      const record = readMetadataRecord(packageSource, "Crosswalk_Setting.Default");
      return {
        connectorUrl: entered.connectorUrl,
        suggestedLeadSource: record.get("Suggested_Lead_Source__c") ?? null,
        suggestedCreateContacts: record.get("Suggested_Create_Contacts__c") === "true",
      };
    },
  };
}

/** A label in the user's language, with its values. In the package's own where it is not translated. */
function labelText(packageSource: string, language: string, name: string, values: string[]): string {
  const translations = readTranslations(packageSource);
  const spoken = translations.get(language) ?? translations.get(language.split("-")[0] ?? "");
  const translated = spoken?.get(name);
  const text = translated ?? readCustomLabels(packageSource).get(name);
  if (text === undefined)
    throw new Error(`No custom label ${name}; add it to force-app/main/default/labels.`);
  return text.replace(/\{(\d+)\}/g, (whole, index: string) => values[Number(index)] ?? whole);
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
