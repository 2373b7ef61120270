import type { Connection } from "jsforce/lib/connection.js";
import type { Schema } from "jsforce/lib/types/index.js";
import { onFirstUse } from "../onFirstUse.ts";

/**
 * What the connector uses of jsforce, loaded with the first request to Salesforce: a connector that has asked
 * nothing yet holds 10 MB less, and starts sooner.
 */
export const jsforce = {
  rest: onFirstUse(loadRest),
  oauth2: onFirstUse(() => import("jsforce/lib/oauth2.js")),
};

type RestRequest = Parameters<Connection["request"]>[0] & object;

async function loadRest() {
  const [{ Connection }, { HttpApi }] = await Promise.all([
    import("jsforce/lib/connection.js"),
    import("jsforce/lib/http-api.js"),
  ]);
  /**
   * jsforce's request and reading of the answer. Its own `request` makes four streams around each, which
   * nobody reads here.
   */
  class RestApi extends HttpApi<Schema> {
    async ask(request: RestRequest): Promise<unknown> {
      const sent = { ...request, url: this._conn._normalizeUrl(request.url) };
      this.beforeSend(sent);
      const response = await this._transport.httpRequest(sent);
      if (this.isErrorResponse(response)) throw await this.getError(response);
      return this.getResponseBody(response) as Promise<unknown>;
    }
  }
  return { Connection, RestApi };
}
