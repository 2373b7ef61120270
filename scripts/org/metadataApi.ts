import type { OrgSession } from "./orgSession.ts";

/** The values of a component's elements by name, the first where one is repeated. */
export type Component = ReadonlyMap<string, string>;

/** The full names of the org's components of a type. */
export async function listComponents(org: OrgSession, type: string): Promise<string[]> {
  return [...(await listIds(org, type)).keys()];
}

/** The ids of the org's components of a type, by full name (Metadata API, listMetadata). */
export async function listIds(org: OrgSession, type: string): Promise<ReadonlyMap<string, string>> {
  const xml = await call(org, "listMetadata", `<queries><type>${type}</type></queries>`);
  const listed = [...xml.matchAll(/<result\b[^>]*>([\s\S]*?)<\/result>/g)].map(([, values = ""]) => values);
  return new Map(listed.map((values) => [elementOf(values, "fullName"), elementOf(values, "id")]));
}

const elementOf = (xml: string, name: string): string =>
  new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? "";

/** A component as the org has it (Metadata API, readMetadata); undefined where it gives none. */
export async function readComponent(
  org: OrgSession,
  type: string,
  fullName: string,
): Promise<Component | undefined> {
  const record = await readRecord(org, type, fullName);
  return record === undefined ? undefined : valuesOf(record);
}

async function readRecord(org: OrgSession, type: string, fullName: string): Promise<string | undefined> {
  const names = `<type>${type}</type><fullNames>${escapeXml(fullName)}</fullNames>`;
  const xml = await call(org, "readMetadata", names);
  const record =
    /<records\b[^>]*[^/]>([\s\S]*)<\/records>/.exec(xml)?.[1] ??
    /<records>([\s\S]*)<\/records>/.exec(xml)?.[1];
  return record?.includes("<fullName>") ? record : undefined;
}

function valuesOf(xml: string): Component {
  const values = [...xml.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(
    ([, name = "", value = ""]) => [name, unescapeXml(value)] as const,
  );
  return new Map(values.reverse());
}

/** Its answers need no parser: what is asked for here are flat elements. */
function call(org: OrgSession, operation: string, content: string): Promise<string> {
  return org.once(`${operation} ${content}`, async () => {
    const { status, body } = await org.send(`/services/Soap/m/${org.apiVersion}`, {
      method: "POST",
      headers: { "Content-Type": "text/xml; charset=UTF-8", SOAPAction: '""' },
      body: envelope(org, `<${operation}>${content}${version(operation, org)}</${operation}>`),
    });
    const xml = typeof body === "string" ? body : "";
    const fault = /<faultstring>([^<]*)<\/faultstring>/.exec(xml)?.[1];
    if (fault !== undefined || status >= 400)
      throw new Error(fault ?? `status ${status} of the Metadata API`);
    return xml;
  });
}

const version = (operation: string, org: OrgSession) =>
  operation === "listMetadata" ? `<asOfVersion>${org.apiVersion}</asOfVersion>` : "";

function envelope(org: OrgSession, call: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>' +
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://soap.sforce.com/2006/04/metadata">' +
    `<soapenv:Header><SessionHeader><sessionId>${escapeXml(org.accessToken)}</sessionId></SessionHeader></soapenv:Header>` +
    `<soapenv:Body>${call}</soapenv:Body></soapenv:Envelope>`
  );
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function unescapeXml(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}
