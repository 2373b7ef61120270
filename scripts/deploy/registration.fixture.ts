import { openSession, type OrgSession } from "../org/orgSession.ts";
import type { AppKeys } from "./proveApp.ts";
import type { Registration } from "./registration.ts";

/** For tests: a registration in an org that cannot be reached, but for `more`. */
export function registrationWith(more: Partial<Registration>): Registration {
  return {
    targetOrg: "acme",
    connectorUrl: "http://localhost:4002",
    contactEmail: "admin@acme.example",
    environmentFile: "",
    answersYes: false,
    egressIps: [],
    panelOrigin: undefined,
    waitMinutes: 30,
    readOrg: () => ({ id: "00D000000000001EAA", instanceUrl: "https://acme.my.salesforce.com" }),
    openOrg: () => Promise.reject(new Error("No org.")),
    ...more,
  };
}

export interface OrgWith {
  hasApp?: boolean;
  /** The app's name there. */
  name?: string;
  /** What it gives over REST; nothing where Setup forbids that. */
  ofOrg?: AppKeys | undefined;
  /** How the app's policy relaxes login ranges; the app has no policy where left out. */
  ipRelaxation?: string | undefined;
  instanceUrl?: string;
  /** Setup's switch for reading secrets; not shown where left out. */
  secretsOverRest?: boolean;
}

const listed = (name: string) => `<result><fullName>${name}</fullName><id>0xI</id></result>`;

/** For tests: a session with an org that answers about its app alone. */
export function sessionWith({
  hasApp = true,
  name = "Crosswalk",
  ofOrg,
  ipRelaxation,
  instanceUrl = "",
  secretsOverRest,
}: OrgWith): OrgSession {
  const policy =
    "<fullName>Crosswalk_oauthPlcy</fullName><externalClientApplication>Crosswalk</externalClientApplication>" +
    `<ipRelaxationPolicyType>${ipRelaxation}</ipRelaxationPolicyType>`;
  const answerOf = (url: string, asked: string): Response => {
    if (asked.includes("<type>ExternalClientAppSettings<")) {
      const name = "enableClientSecretInRestApiAccess";
      const value = secretsOverRest === undefined ? "" : `<${name}>${secretsOverRest}</${name}>`;
      return new Response(`<records><fullName>ExternalClientApp</fullName>${value}</records>`);
    }
    if (asked.includes("<readMetadata")) return new Response(`<records>${policy}</records>`);
    if (asked.includes("<type>ExternalClientApplication<")) {
      return new Response(hasApp ? listed(name) : "");
    }
    if (asked.includes("<listMetadata"))
      return new Response(ipRelaxation ? listed("Crosswalk_oauthPlcy") : "");
    if (!url.includes("/apps/oauth/credentials/") || ofOrg === undefined) {
      return Response.json([{ errorCode: "FORBIDDEN", message: "" }], { status: 403 });
    }
    return Response.json(url.includes("?part=") ? ofOrg : { consumers: [{ id: "888" }] });
  };
  const request: typeof fetch = (url, { body } = {}) =>
    Promise.resolve(answerOf(String(url as string), typeof body === "string" ? body : ""));
  return openSession({ instanceUrl, accessToken: "t", apiVersion: "67.0" }, request);
}
