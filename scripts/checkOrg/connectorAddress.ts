import { isPackageName } from "../../connector/salesforce/isPackageName.ts";
import { exampleConnector } from "../deploy/preparePackage.ts";
import type { OrgSession } from "../org/orgSession.ts";

/** The address at which the org's panel calls the connector. */
interface ConnectorAddress {
  /** As the org has it; null where it has none. */
  text: string | null;
  /** Undefined where the panel refuses the text. */
  origin: string | undefined;
  /** Where the org has it from. */
  source: string;
}

/** What an admin entered, or else what was deployed, as the package's class CrosswalkSettings reads it. */
export function readConnectorAddress(org: OrgSession): Promise<ConnectorAddress> {
  return org.once("the connector's address", async () => {
    const [orgRow] = await org.query<{ Id: string }>("SELECT Id FROM Organization");
    const entered = await readValue(org, {
      ...{ object: "Crosswalk_Connector__c", field: "URL__c" },
      where: `SetupOwnerId = '${orgRow?.Id}'`,
    });
    if (entered)
      return { text: entered, origin: originOf(entered), source: "Connector URL on the Crosswalk page" };
    const text = await readValue(org, {
      ...{ object: "Crosswalk_Setting__mdt", field: "Connector_URL__c" },
      where: "DeveloperName = 'Default'",
    });
    return { text, origin: originOf(text ?? ""), source: "the record Default of Crosswalk Setting" };
  });
}

/** A value of an object of the package, under the names that the org has; null where it has none. */
async function readValue(
  org: OrgSession,
  { object, field, where }: { object: string; field: string; where: string },
): Promise<string | null> {
  const { sobjects } = await org.read<{ sobjects: { name: string }[] }>("/sobjects");
  const name = sobjects.map((each) => each.name).find((each) => isPackageName(each, object));
  if (name === undefined) return null;
  const ownField = name.slice(0, name.length - object.length) + field;
  const [row] = await org.query<Record<string, unknown>>(`SELECT ${ownField} FROM ${name} WHERE ${where}`);
  const value = row?.[ownField];
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

const localHosts = ["localhost", "127.0.0.1"];

/** Undefined for what CrosswalkSettings refuses, also where a browser would make an address of it. */
function originOf(text: string): string | undefined {
  const [, scheme, host = ""] = /^(https?):\/\/([^\s/\\?#@]+)\/?$/i.exec(text) ?? [];
  const isSecure = scheme?.toLowerCase() === "https" || localHosts.includes(host.replace(/:\d*$/, ""));
  const origin = scheme === undefined || !isSecure ? undefined : URL.parse(text)?.origin;
  return origin === exampleConnector ? undefined : origin;
}
