import { gunzipSync } from "node:zlib";
import { SalesforceError } from "../types.ts";

/** Decompresses a request with `Content-Encoding: gzip`, which Salesforce accepts. */
export async function gunzip(request: Request): Promise<Request> {
  if (request.headers.get("Content-Encoding")?.toLowerCase() !== "gzip") return request;
  const headers = new Headers(request.headers);
  headers.delete("Content-Encoding");
  headers.delete("Content-Length");
  try {
    const body = gunzipSync(Buffer.from(await request.arrayBuffer()));
    return new Request(request.url, { method: request.method, headers, body });
  } catch {
    throw new SalesforceError(400, "UNKNOWN_EXCEPTION", "The request body is not in GZIP format");
  }
}
