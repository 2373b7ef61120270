import { isSharedLoginUrl } from "../../connector/salesforce/oauthRefusals.ts";
import type { AppToProve } from "../deploy/proveApp.ts";
import { isSameOrg } from "../org/isSameOrg.ts";
import type { OrgSession } from "../org/orgSession.ts";
import { failed, passed, unknown, warned, type CheckTools, type Verdict } from "./check.ts";

const nameFile = "Name this org's file with --environment-file; deploying writes config/generated/ALIAS.env.";

/**
 * Whether the connector's environment file is this org's, as far as it tells: its key and secret are no other
 * org's to hear. A failure names the setting.
 */
export function judgeFile({ org, environment }: CheckTools): Promise<Verdict> {
  return org.once("whose the environment file is", async () => {
    if (environment.size === 0) return { ...unknown("there is no environment file"), remedy: nameFile };
    const id = environment.get("SALESFORCE_ORG_ID");
    const orgId = id ? "own" : "not set";
    if (id) {
      const [own] = await org.query<{ Id: string }>("SELECT Id FROM Organization");
      if (own === undefined) return unknown("the org shows no row of Organization");
      if (!isSameOrg(id, own.Id)) {
        const saw = `SALESFORCE_ORG_ID is ${id}, and this org is ${own.Id}`;
        return {
          ...failed(saw, { orgId: "another" }),
          remedy: `${nameFile} A refreshed sandbox has a new id.`,
        };
      }
    }
    const loginUrl = environment.get("SALESFORCE_LOGIN_URL");
    const origin = URL.parse(loginUrl ?? "")?.origin;
    if (!loginUrl || origin === undefined) {
      return failed("SALESFORCE_LOGIN_URL is not set to an address", { orgId, loginUrl: "none" });
    }
    if (await isOriginOf(org, origin)) return passed("yes", { orgId, loginUrl: "own" });
    if (isSharedLoginUrl(loginUrl)) {
      const untold = id ? "" : ", so that nothing tells whose file it is";
      const saw = `SALESFORCE_LOGIN_URL is ${origin}, the login page of all orgs${untold}`;
      return warned(saw, { orgId, loginUrl: "shared" });
    }
    const saw = `SALESFORCE_LOGIN_URL is ${origin}, and this org is at ${new URL(org.instanceUrl).origin}`;
    return { ...failed(saw, { orgId, loginUrl: "another" }), remedy: nameFile };
  });
}

/**
 * The org's own origins: where it is asked, and its My Domain where the CLI knows it by another address. The
 * same host by plain http would hear the secret in clear.
 */
async function isOriginOf(org: OrgSession, origin: string): Promise<boolean> {
  if (new URL(org.instanceUrl).origin === origin) return true;
  const { status, body } = await org.send("/services/oauth2/userinfo");
  if (status >= 400) return false;
  const { custom_domain: myDomain } = (body as { urls?: { custom_domain?: string } }).urls ?? {};
  return URL.parse(myDomain ?? "")?.origin === origin;
}

/**
 * The app as the environment file has it, at an address of the checked org alone, so that no other org is
 * sent its key. In its place why nothing can be said.
 */
export async function readConnectorApp(tools: CheckTools): Promise<AppToProve | { verdict: Verdict }> {
  const { org, environment } = tools;
  const [key, secret, publicUrl] = ["SALESFORCE_CLIENT_ID", "SALESFORCE_CLIENT_SECRET", "PUBLIC_URL"].map(
    (name) => environment.get(name),
  );
  if (!key || !secret || !publicUrl) {
    const why = "no environment file with SALESFORCE_CLIENT_ID, SALESFORCE_CLIENT_SECRET and PUBLIC_URL";
    return { verdict: { ...unknown(why), remedy: nameFile } };
  }
  const { outcome, facts } = await judgeFile(tools);
  const isUntold = facts?.["loginUrl"] === "shared" && facts["orgId"] !== "own";
  if (outcome === "fail" || outcome === "unknown" || isUntold) {
    const why = "the environment file is another org's, or does not say that it is this one's";
    return { verdict: { ...unknown(why), remedy: "See app.environment-file." } };
  }
  const named = facts?.["loginUrl"] === "own" ? environment.get("SALESFORCE_LOGIN_URL") : undefined;
  const loginUrl = new URL(named ?? org.instanceUrl).origin;
  return { key, secret, loginUrl, callbackUrl: `${publicUrl}/oauth/callback` };
}
