import { isPackageName } from "../../connector/salesforce/packageAccess.ts";
import { exampleConnector } from "../deploy/preparePackage.ts";
import { listComponents, readComponent } from "../org/metadataApi.ts";
import type { OrgSession } from "../org/orgSession.ts";
import { whyNotOwn } from "./appCheck.ts";
import { problem, unknown, type Finding, type Look, type Tools } from "./check.ts";

/** Where the address stands: what an admin entered on the Crosswalk page goes before what was deployed. */
const placesOf = (orgId: string) => [
  { object: "Crosswalk_Connector__c", field: "URL__c", where: `SetupOwnerId = '${orgId}'` },
  { object: "Crosswalk_Setting__mdt", field: "Connector_URL__c", where: "DeveloperName = 'Default'" },
];

/** Whether the panel calls the connector, and Lightning lets it. */
export async function lookAtPanel(tools: Tools): Promise<Look> {
  const { ctx, org } = tools;
  const address = await readAddress(org, ctx.caller.orgId);
  const origin = URL.parse(address ?? "")?.origin;
  const enter =
    "Enter PUBLIC_URL of the connector as Connector URL on the Crosswalk page. A refreshed sandbox has production's.";
  if (origin === undefined || origin === exampleConnector) {
    const says = `The panel has no address of the connector: ${address ?? "the package is not there"}`;
    return { saw: "no address", findings: [problem("no address", says, `Deploy the package, or: ${enter}`)] };
  }
  const findings: Finding[] = [];
  const notOwn = whyNotOwn(tools);
  if (notOwn) findings.push(unknown("connector's address not known", notOwn.says, notOwn.nextStep));
  else if (ctx.config.publicUrl !== origin)
    findings.push(problem("another connector", `The panel calls ${origin}, another connector`, enter));
  if (!(await isTrusted(org, origin))) {
    const next =
      "Setup, Trusted URLs, New Trusted URL: this address, context Lightning Experience Pages, directive connect-src.";
    findings.push(problem("no Trusted URL", `Lightning pages may not call ${origin}`, next));
  }
  return { saw: `calls ${origin}`, findings };
}

async function readAddress(org: OrgSession, orgId: string): Promise<string | null> {
  const { sobjects } = await org.read<{ sobjects: { name: string }[] }>("/sobjects");
  for (const { object, field, where } of placesOf(orgId)) {
    const name = sobjects.map((each) => each.name).find((each) => isPackageName(each, object));
    if (name === undefined) continue;
    const own = name.slice(0, name.length - object.length) + field;
    const [row] = await org.query<Record<string, string | null>>(`SELECT ${own} FROM ${name} WHERE ${where}`);
    const value = row?.[own]?.trim();
    if (value) return value;
  }
  return null;
}

/** Whether one of the org's Trusted URLs is for calls of Lightning pages to this address. */
async function isTrusted(org: OrgSession, origin: string): Promise<boolean> {
  for (const name of await listComponents(org, "CspTrustedSite")) {
    const site = await readComponent(org, "CspTrustedSite", name);
    const isFor =
      URL.parse(site?.get("endpointUrl") ?? "")?.origin === origin &&
      site?.get("isActive") === "true" &&
      site.get("isApplicableToConnectSrc") === "true" &&
      ["All", "LEX"].includes(site.get("context") ?? "");
    if (isFor) return true;
  }
  return false;
}
