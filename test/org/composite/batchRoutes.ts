import { Hono } from "hono";
import { batchSchema, shaped } from "./schemas.ts";
import { inheritedHeaders, runSubrequest } from "./subrequest.ts";
import type { Dispatch, ResourceEnvironment } from "../call/restCall.ts";
import { readJson } from "../call/jsonBody.ts";
import { SalesforceError } from "../types.ts";

const requestsMax = 25;

/** POST /composite/batch: independent requests, each on its own. */
export function batchRoutes(dispatch: Dispatch): Hono<ResourceEnvironment> {
  return new Hono<ResourceEnvironment>().post("/", async (context) => {
    const { value } = await readJson(context.req.raw);
    const { haltOnError, batchRequests } = shaped(batchSchema, value);
    if (batchRequests.length > requestsMax) {
      throw new SalesforceError(400, "LIMIT_EXCEEDED", `A batch takes up to ${requestsMax} requests.`);
    }
    const headers = inheritedHeaders(context.req.raw);
    const results: { statusCode: number; result: unknown }[] = [];
    let hasErrors = false;
    for (const { method, url, richInput } of batchRequests) {
      if (hasErrors && haltOnError) {
        const body = [
          { errorCode: "BATCH_PROCESSING_HALTED", message: "Batch processing halted per request" },
        ];
        results.push({ statusCode: 412, result: body });
        continue;
      }
      const absolute = url.startsWith("/services/data") ? url : `/services/data/${url.replace(/^\//, "")}`;
      const subrequest = { method, url: absolute, referenceId: "batch", body: richInput };
      const answer = await runSubrequest(subrequest, {
        dispatch,
        call: context.env.call,
        answers: new Map(),
        headers,
      });
      hasErrors ||= answer.httpStatusCode >= 400;
      results.push({ statusCode: answer.httpStatusCode, result: answer.body });
    }
    return context.json({ hasErrors, results });
  });
}
