import type { Connection } from "jsforce/lib/connection.js";
import { HttpApi } from "jsforce/lib/http-api.js";
import type { Schema } from "jsforce/lib/types/index.js";

type RestRequest = Parameters<Connection["request"]>[0] & object;

/**
 * jsforce's request and reading of the answer. Its own `request` makes four streams around each, which
 * nobody reads here.
 */
export class RestApi extends HttpApi<Schema> {
  async ask(request: RestRequest): Promise<unknown> {
    const sent = { ...request, url: this._conn._normalizeUrl(request.url) };
    this.beforeSend(sent);
    const response = await this._transport.httpRequest(sent);
    if (this.isErrorResponse(response)) throw await this.getError(response);
    return this.getResponseBody(response) as Promise<unknown>;
  }
}
