import { Hono } from "hono";
import { batchRoutes } from "./batch.ts";
import { collectionRoutes } from "./collections.ts";
import { graphRoutes } from "./graph.ts";
import { compositeSchema, shaped } from "./schemas.ts";
import { treeRoutes } from "./tree.ts";
import {
  failed,
  hasFailed,
  inheritedHeaders,
  runSubrequest,
  type Subrequest,
  type SubrequestResult,
} from "./subrequest.ts";
import { transaction } from "./transaction.ts";
import type { Dispatch, ResourceEnvironment, RestCall } from "../rest/environment.ts";
import { notFound } from "../rest/failure.ts";
import { readJson } from "../rest/jsonBody.ts";
import { versionNumber } from "../rest/versions.ts";
import { SalesforceError } from "../types.ts";

const subrequestsMax = 25;
const queriesMax = 5;

/** POST /composite: up to 25 requests in one, and what else is under /composite. */
export function compositeRoutes(dispatch: Dispatch): Hono<ResourceEnvironment> {
  const app = new Hono<ResourceEnvironment>();
  app.get("/", (context) => {
    const base = `/services/data/${context.env.call.version}/composite`;
    const resources = ["tree", "batch", "sobjects", ...(hasGraphs(context.env.call) ? ["graph"] : [])];
    return context.json(Object.fromEntries(resources.map((name) => [name, `${base}/${name}`])));
  });
  app.post("/", async (context) => {
    const { value } = await readJson(context.req.raw);
    const { allOrNone, compositeRequest } = shaped(compositeSchema, value);
    const subrequests = compositeRequest as Subrequest[];
    checkCount(subrequests);
    checkReferenceIds(subrequests);
    const headers = inheritedHeaders(context.req.raw);
    const { results } = await runTogether(dispatch, context.env.call, subrequests, allOrNone, headers);
    return context.json({ compositeResponse: results });
  });
  app.use("/graph", (context, next) => {
    if (!hasGraphs(context.env.call)) throw notFound();
    return next();
  });
  app.route("/graph", graphRoutes(dispatch));
  app.route("/batch", batchRoutes(dispatch));
  app.route("/sobjects", collectionRoutes());
  app.route("/tree", treeRoutes());
  return app;
}

/** Composite graphs came with version 50.0. */
const hasGraphs = ({ version }: RestCall) => versionNumber(version) >= 50;

function checkCount(subrequests: Subrequest[]): void {
  if (subrequests.length > subrequestsMax) {
    throw new SalesforceError(
      400,
      "LIMIT_EXCEEDED",
      `The number of subrequests in the composite request exceeds the limit of ${subrequestsMax}.`,
    );
  }
  const heavy = subrequests.filter(({ url }) => /\/(query|queryAll|composite\/sobjects)\b/.test(url));
  if (heavy.length > queriesMax) {
    throw new SalesforceError(
      400,
      "LIMIT_EXCEEDED",
      `The number of query and sObject collection subrequests exceeds the limit of ${queriesMax}.`,
    );
  }
}

export function checkReferenceIds(subrequests: Subrequest[]): void {
  const seen = new Set<string>();
  for (const { referenceId } of subrequests) {
    if (seen.has(referenceId)) {
      throw new SalesforceError(
        400,
        "DUPLICATE_VALUE",
        `Duplicate referenceId ${referenceId} found in request.`,
      );
    }
    seen.add(referenceId);
  }
}

/** Runs subrequests in order; with `allOrNone` the first failure undoes and halts all. */
export async function runTogether(
  dispatch: Dispatch,
  call: RestCall,
  subrequests: Subrequest[],
  allOrNone: boolean,
  headers: Record<string, string>,
): Promise<{ succeeded: boolean; results: SubrequestResult[] }> {
  const answers = new Map<string, unknown>();
  const runAll = async () => {
    const results: SubrequestResult[] = [];
    for (const subrequest of subrequests) {
      const result = await runSubrequest(dispatch, call, subrequest, answers, headers);
      results.push(result);
      if (hasFailed(result) && allOrNone) return { succeeded: false, results };
      if (result.httpStatusCode < 400) answers.set(subrequest.referenceId, result.body);
    }
    return { succeeded: !results.some(hasFailed), results };
  };
  if (!allOrNone) return runAll();
  const done = await transaction(call, async () => {
    const result = await runAll();
    return { commit: result.succeeded, result };
  });
  return done.succeeded ? done : { succeeded: false, results: rolledBack(subrequests, done.results) };
}

/** The failing subrequest keeps its answer; every other says that it was rolled back with it. */
function rolledBack(subrequests: Subrequest[], results: SubrequestResult[]): SubrequestResult[] {
  const culprit = results.at(-1);
  return subrequests.map(({ referenceId }) =>
    culprit?.referenceId === referenceId ? culprit : failed(referenceId, [halted()]),
  );
}

export const halted = () =>
  new SalesforceError(
    400,
    "PROCESSING_HALTED",
    "The transaction was rolled back since another operation in the same transaction failed.",
  );
