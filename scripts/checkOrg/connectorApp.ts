import { ConfigError, readAppConfig } from "../../connector/config.ts";
import { isSharedLoginUrl } from "../../connector/salesforce/oauthRefusals.ts";
import type { AppToProve } from "../deploy/proveApp.ts";
import { isSameOrg } from "../org/isSameOrg.ts";
import type { OrgSession } from "../org/orgSession.ts";
import { failed, passed, unknown, warned, type CheckTools, type Verdict } from "./check.ts";

const nameFile = "Name this org's file with --environment-file; deploying writes config/generated/ALIAS.env.";

/**
 * Whether the connector's environment file is this org's, as far as it tells. The key and secret of one org
 * are never sent to another. A failure names the setting.
 */
export function judgeFile({ org, environment }: CheckTools): Promise<Verdict> {
  return org.once("whose the environment file is", async () => {
    if (environment.size === 0) return { ...unknown("there is no environment file"), remedy: nameFile };
    const config = readConfigOf(environment);
    if (config instanceof ConfigError) return failed(config.problems.join("; "));
    const { orgId: id, loginUrl } = config;
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
    if (loginUrl === undefined) {
      return failed("SALESFORCE_LOGIN_URL is not set to an address", { orgId, loginUrl: "none" });
    }
    if (await isOriginOf(org, loginUrl)) return passed("yes", { orgId, loginUrl: "own" });
    if (isSharedLoginUrl(loginUrl)) {
      const untold = id ? "" : ", so that nothing tells whose file it is";
      const saw = `SALESFORCE_LOGIN_URL is ${loginUrl}, the login page of all orgs${untold}`;
      return warned(saw, { orgId, loginUrl: "shared" });
    }
    const saw = `SALESFORCE_LOGIN_URL is ${loginUrl}, and this org is at ${new URL(org.instanceUrl).origin}`;
    return { ...failed(saw, { orgId, loginUrl: "another" }), remedy: nameFile };
  });
}

/**
 * The org's own origins: where it is asked, and its My Domain where the CLI knows it by another address. The
 * same host by plain http would hear the secret in clear.
 */
async function isOriginOf(org: OrgSession, origin: string): Promise<boolean> {
  if (new URL(org.instanceUrl).origin === origin) return true;
  return (await readMyDomain(org)) === origin;
}

/** The origin of the org's My Domain, as Salesforce says it; undefined where it says none. */
export function readMyDomain(org: OrgSession): Promise<string | undefined> {
  return org.once("My Domain", async () => {
    const { status, body } = await org.send("/services/oauth2/userinfo");
    if (status >= 400) return undefined;
    const { custom_domain: myDomain } = (body as { urls?: { custom_domain?: string } }).urls ?? {};
    return URL.parse(myDomain ?? "")?.origin;
  });
}

/**
 * The app as the environment file has it, at an address of the checked org alone, so that no other org is
 * sent its key. In its place why nothing can be said.
 */
export async function readConnectorApp(tools: CheckTools): Promise<AppToProve | { verdict: Verdict }> {
  const { org, environment } = tools;
  const config = readConfigOf(environment);
  if (config instanceof ConfigError) return { verdict: notStarting };
  const { clientId, clientSecret, publicUrl, loginUrl } = config;
  if (!clientId || !clientSecret || !publicUrl) {
    const why = "no environment file with SALESFORCE_CLIENT_ID, SALESFORCE_CLIENT_SECRET and PUBLIC_URL";
    return { verdict: { ...unknown(why), remedy: nameFile } };
  }
  if (!(await isOwnFile(tools))) return { verdict: notTold };
  const { facts } = await judgeFile(tools);
  const named = facts?.["loginUrl"] === "own" ? loginUrl : undefined;
  return {
    key: clientId,
    secret: clientSecret,
    loginUrl: named ?? new URL(org.instanceUrl).origin,
    callbackUrl: `${publicUrl}/oauth/callback`,
  };
}

async function isOwnFile(tools: CheckTools): Promise<boolean> {
  const { outcome, facts } = await judgeFile(tools);
  const isUntold = facts?.["loginUrl"] === "shared" && facts["orgId"] !== "own";
  return outcome !== "fail" && outcome !== "unknown" && !isUntold;
}

/** The Lightning origins that the connector admits. In their place why nothing can be said. */
export async function readPanelOrigins(
  tools: CheckTools,
): Promise<{ origins: readonly string[] } | { verdict: Verdict }> {
  if (tools.environment.size === 0) return { verdict: await judgeFile(tools) };
  const config = readConfigOf(tools.environment);
  if (config instanceof ConfigError) return { verdict: notStarting };
  if (!(await isOwnFile(tools))) return { verdict: notTold };
  return { origins: config.panelOrigins ?? [] };
}

const notTold: Verdict = {
  ...unknown("the environment file is another org's, or does not say that it is this one's"),
  remedy: "See app.environment-file.",
};

const notStarting: Verdict = {
  ...unknown("the connector would not start with the environment file"),
  remedy: "See app.environment-file.",
};

/** The file's values as the connector reads them; its error where it would not start. */
function readConfigOf(
  environment: CheckTools["environment"],
): ReturnType<typeof readAppConfig> | ConfigError {
  try {
    return readAppConfig(Object.fromEntries(environment));
  } catch (error) {
    if (error instanceof ConfigError) return error;
    throw error;
  }
}
