import { randomBytes } from "node:crypto";
import { panelOrigin } from "./panelOrigin.ts";
import { databaseVariables } from "./testDatabase.ts";

/** A practice org as a connector has to know it. */
interface KnownOrg {
  url: string;
  orgId: string;
  clientId: string;
  clientSecret: string;
}

interface ConnectorPlace {
  port: number;
  databaseFile: string;
  /** The org that it serves, and others that its users may come from. */
  orgs: readonly [KnownOrg, ...KnownOrg[]];
}

/** The environment of a connector under test. It serves the first org, without a log or rate limit. */
export function connectorEnvironment({ port, databaseFile, orgs }: ConnectorPlace): Record<string, string> {
  const [org] = orgs;
  return {
    HOST: "localhost",
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    ...databaseVariables(databaseFile),
    LOG_LEVEL: "silent",
    PANEL_ORIGINS: panelOrigin,
    TOKEN_KEYS: `test:${randomBytes(32).toString("base64")}`,
    SALESFORCE_LOGIN_URL: org.url,
    SALESFORCE_CLIENT_ID: org.clientId,
    SALESFORCE_CLIENT_SECRET: org.clientSecret,
    SALESFORCE_ORG_ID: org.orgId,
    SALESFORCE_INSTANCE_HOSTS: orgs.map(({ url }) => new URL(url).host).join(","),
    RATE_LIMIT_PER_MINUTE: "100000",
    SHUTDOWN_DRAIN_MS: "0",
  };
}
