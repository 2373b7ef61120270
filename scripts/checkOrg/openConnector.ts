import { randomBytes } from "node:crypto";
import { readConfig } from "../../connector/config.ts";
import type { AppContext, RequestContext } from "../../connector/context.ts";
import { createContext } from "../../connector/createContext.ts";
import { createLog } from "../../connector/log/createLog.ts";
import { readIdentity } from "../../connector/salesforce/identity.ts";
import { continueTrace } from "../../connector/work/trace.ts";
import { readUserId } from "../org/readUserId.ts";
import type { OrgSession } from "../org/orgSession.ts";

/** What the connector needs to start, where no environment file is this org's. */
const madeUp = {
  PUBLIC_URL: "https://crosswalk.example.com",
  PANEL_ORIGINS: "https://crosswalk.example.com",
  SALESFORCE_CLIENT_ID: "none",
  SALESFORCE_CLIENT_SECRET: "none",
};

/** The connector's settings that change what it asks of Salesforce. */
const kept = [...Object.keys(madeUp), "SALESFORCE_INSTANCE_HOSTS", "SALESFORCE_TIMEOUT_MS"];

/**
 * A connector for this org alone, which serves nobody and keeps nothing, in the session of the CLI's user. It
 * signs people in at the org's own address, so that no other org sees its key.
 */
export async function openConnector(
  org: OrgSession,
  orgId: string,
  environment: ReadonlyMap<string, string>,
): Promise<RequestContext> {
  const own = [...environment].filter(([name, value]) => kept.includes(name) && value !== "");
  const config = readConfig({
    ...madeUp,
    ...Object.fromEntries(own),
    SALESFORCE_LOGIN_URL: new URL(org.instanceUrl).origin,
    SALESFORCE_ORG_ID: orgId,
    SALESFORCE_API_VERSION: org.apiVersion,
    TOKEN_KEYS: `check:${randomBytes(32).toString("base64")}`,
    DATABASE_FILE: "unused",
  });
  const app = await createContext({ ...config, databaseAddress: ":memory:" }, createLog("silent"));
  const userId = await readUserId(org);
  const identityUrl = `${org.instanceUrl}/id/${orgId}/${userId}`;
  return contextWith(app, { ...org, identityUrl, refreshToken: null });
}

/** The context of whoever has these tokens. */
export async function contextWith(
  app: AppContext,
  tokens: { accessToken: string; refreshToken: string | null; instanceUrl: string; identityUrl: string },
): Promise<RequestContext> {
  const trace = continueTrace(undefined);
  const { timeoutMs } = app.salesforceApp.settings;
  const identity = await readIdentity(tokens, timeoutMs, trace);
  const { accessToken, instanceUrl } = tokens;
  const refreshToken = tokens.refreshToken ?? "";
  return {
    ...app,
    requestId: "check-org",
    trace,
    caller: { ...identity, session: null, grantId: "", instanceUrl, isAdmin: false, crmChanges: 0 },
    salesforce: app.salesforceApp.connectWith({ accessToken, refreshToken, instanceUrl }, identity.orgId, {
      trace,
      requestId: "check-org",
    }),
  };
}
