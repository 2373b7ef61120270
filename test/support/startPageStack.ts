import { freePort } from "./freePort.ts";
import { startStack, type Stack } from "./startStack.ts";
import type { ApiClient } from "./apiClient.ts";
import { startLightning } from "@crosswalk/practice-page";

/**
 * Everything that a person uses in a browser: two practice orgs, the connector, and the Lightning page with
 * the panel.
 */
export interface PageStack extends Stack {
  pageUrl: string;
  /** A session with the connector's API, to prepare what a test needs. */
  api(username: string): Promise<ApiClient>;
}

/**
 * `environment` overrides the connector's; undefined takes a variable away. `clock` is the connector's. A
 * suite that has compiled the page once names its directory in COMPILED_PAGE.
 */
export async function startPageStack(
  environment: Record<string, string | undefined> = {},
  clock?: () => Date,
): Promise<PageStack> {
  const port = await freePort();
  const pageUrl = `http://localhost:${port}`;
  const stack = await startStack({
    environment: { PANEL_ORIGINS: pageUrl, ...environment },
    ...(clock && { clock }),
  });
  const lightning = await startLightning({
    port,
    orgUrl: stack.org.url,
    connectorUrl: stack.url,
    compiledPage: process.env["COMPILED_PAGE"],
  });
  stack.org.org.lightningUrl = pageUrl;
  return {
    ...stack,
    pageUrl,
    api: (username) => stack.signIn(username, { origin: pageUrl }),
    async close() {
      await lightning.close();
      await stack.close();
    },
  };
}
