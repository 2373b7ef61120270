import { freePort } from "./freePort.ts";
import { startConnector, type ConnectorUnderTest } from "./startConnector.ts";
import type { ApiClient } from "./apiClient.ts";
import { startLightning } from "@crosswalk/practice-page";

/** All that a person at a browser meets: two practice orgs, the connector, and the Lightning page that hosts the panel. */
export interface Stand {
  connector: ConnectorUnderTest;
  pageUrl: string;
  /** A session of the connector by API, for what a test takes as given. */
  api(username: string): Promise<ApiClient>;
  close(): Promise<void>;
}

/** `environment` overrides the connector's; undefined takes a variable away. `clock` is the connector's. */
export async function startStand(
  environment: Record<string, string | undefined> = {},
  clock?: () => Date,
): Promise<Stand> {
  const port = await freePort();
  const pageUrl = `http://localhost:${port}`;
  const connector = await startConnector({
    environment: { PANEL_ORIGINS: pageUrl, ...environment },
    ...(clock && { clock }),
  });
  const lightning = await startLightning({
    port,
    orgUrl: connector.org.url,
    connectorUrl: connector.url,
  });
  connector.org.org.lightningUrl = pageUrl;
  return {
    connector,
    pageUrl,
    api: (username) => connector.signIn(username, { origin: pageUrl }),
    async close() {
      await lightning.close();
      await connector.close();
    },
  };
}
