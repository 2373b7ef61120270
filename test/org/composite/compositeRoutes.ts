import { Hono } from "hono";
import { collectionRoutes } from "./collectionRoutes.ts";
import { graphRoutes } from "./graphRoutes.ts";
import { compositeSchema, shaped } from "./schemas.ts";
import { treeRoutes } from "./treeRoutes.ts";
import { checkReferenceIds } from "./checkReferenceIds.ts";
import { runTogether } from "./runTogether.ts";
import type { Subrequest } from "./subrequest.ts";
import type { Dispatch, ResourceEnvironment, RestCall } from "../call/restCall.ts";
import { notFound } from "../call/failure.ts";
import { readJson } from "../call/jsonBody.ts";
import { versionNumber } from "../call/versions.ts";
import { SalesforceError } from "../types.ts";

const subrequestsMax = 25;
const queriesMax = 5;

/** POST /composite: up to 25 requests in one, and what else is under /composite. */
export function compositeRoutes(dispatch: Dispatch): Hono<ResourceEnvironment> {
  const app = new Hono<ResourceEnvironment>();
  app.post("/", async (context) => {
    const { value } = await readJson(context.req.raw);
    const { allOrNone, compositeRequest } = shaped(compositeSchema, value);
    const subrequests = compositeRequest as Subrequest[];
    checkCount(subrequests);
    checkReferenceIds(subrequests);
    const { results } = await runTogether(subrequests, { dispatch, call: context.env.call, allOrNone });
    return context.json({ compositeResponse: results });
  });
  app.use("/graph", (context, next) => {
    if (!hasGraphs(context.env.call)) throw notFound();
    return next();
  });
  app.route("/graph", graphRoutes(dispatch));
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
