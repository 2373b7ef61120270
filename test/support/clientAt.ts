import { createApiClient, type ApiClient } from "./apiClient.ts";
import { panelOrigin } from "./panelOrigin.ts";

/** The same session at another connector. */
export function clientAt({ url }: { url: string }, { token }: ApiClient): ApiClient {
  return createApiClient(url, { token, origin: panelOrigin });
}
