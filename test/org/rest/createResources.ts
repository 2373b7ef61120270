import { bulkRoutes } from "../bulk/bulkRoutes.ts";
import { Hono } from "hono";
import { compositeRoutes } from "../composite/compositeRoutes.ts";
import type { Dispatch, ResourceEnvironment } from "../call/restCall.ts";
import { answerFailure, notFound } from "../call/failure.ts";
import { describeRoutes } from "./describeRoutes.ts";
import { limitsRoutes } from "./limitsRoutes.ts";
import { deployRequestRoutes } from "../metadata/deployRequestRoutes.ts";
import { oauthAppRoutes } from "../metadata/oauthAppRoutes.ts";
import { recentItems } from "../records/recentItems.ts";
import { readRecordRoutes, recordRoutes } from "./recordRoutes.ts";
import { searchRoutes } from "../search/searchRoutes.ts";
import { queryAllRoutes, queryRoutes } from "../soql/queryRoutes.ts";
import { changeFeedRoutes } from "./changeFeedRoutes.ts";
import { layoutRoutes } from "./layoutRoutes.ts";
import { uiRoutes } from "./uiRoutes.ts";
import { SalesforceError } from "../types.ts";
import { tidyPath } from "../call/tidyPath.ts";

/** The resources under /services/data/vXX.0 by the names that GET lists. */
const resourceNames = [
  "sobjects",
  "query",
  "queryAll",
  "search",
  "composite",
  "jobs",
  "limits",
  "metadata",
  "recent",
  "tooling",
  "parameterizedSearch",
  "tabs",
  "theme",
  "quickActions",
];

/** All resources of one API version. They answer errors themselves and never throw. */
export function createResources(): Dispatch {
  return mountResources().dispatch;
}

/** What `createResources` answers, such as `GET /sobjects/:object`. */
export function listResources(): string[] {
  const root = "/services/data/:version";
  const answered = mountResources().app.routes.filter(({ method }) => method !== "ALL");
  return [...new Set(answered.map(({ method, path }) => `${method} ${path.slice(root.length) || "/"}`))];
}

function mountResources(): { app: Hono<ResourceEnvironment>; dispatch: Dispatch } {
  const app = new Hono<ResourceEnvironment>({ getPath: tidyPath }).basePath("/services/data/:version");
  const dispatch: Dispatch = async (request, call) => app.fetch(request, { call });

  app.onError((error, context) => answerFailure(context, error));
  app.notFound((context) =>
    answerFailure(context, noSuchResource(app, context.req.method, context.req.path)),
  );
  app.get("/", (context) => {
    const { version, caller, org } = context.env.call;
    return context.json({
      ...Object.fromEntries(resourceNames.map((name) => [name, `/services/data/${version}/${name}`])),
      identity: `${org.instanceUrl}/id/${org.id}/${caller.userId}`,
    });
  });
  app.route("/", queryRoutes());
  app.route("/", queryAllRoutes());
  app.route("/", searchRoutes());
  app.route("/jobs", bulkRoutes());
  app.route("/limits", limitsRoutes());
  app.route("/sobjects", describeRoutes());
  app.route("/sobjects", layoutRoutes());
  app.route("/sobjects", changeFeedRoutes());
  app.route("/sobjects", recordRoutes());
  app.use("/tooling/*", (context, next) => {
    context.env.call = { ...context.env.call, api: "tooling" };
    return next();
  });
  app.route("/tooling", queryRoutes());
  app.route("/tooling/sobjects", describeRoutes());
  app.route("/tooling/sobjects", readRecordRoutes());
  app.get("/recent", (context) => {
    const limit = Number(context.req.query("limit") ?? NaN);
    return context.json(recentItems(context.env.call, undefined, limit > 0 ? limit : undefined));
  });
  app.route("/", uiRoutes());
  app.route("/metadata", deployRequestRoutes());
  app.route("/apps/oauth", oauthAppRoutes());
  app.route("/composite", compositeRoutes(dispatch));
  return { app, dispatch };
}

/** A resource with GET also serves HEAD. */
const withHead = (allowed: string[]) => (allowed.includes("GET") ? ["HEAD", ...allowed] : allowed);

const methods = ["GET", "POST", "PATCH", "PUT", "DELETE"];

/** 405 where the path has other methods, otherwise 404. */
function noSuchResource(app: Hono<ResourceEnvironment>, method: string, path: string): SalesforceError {
  const allowed = methods.filter((each) => {
    const [handlers] = app.router.match(each, path);
    // Middleware, such as the one for XML, is registered for every method.
    return handlers.some(([[, route]]) => route.method !== "ALL");
  });
  if (allowed.length === 0) return notFound();
  return new SalesforceError(
    405,
    "METHOD_NOT_ALLOWED",
    `HTTP Method '${method}' not allowed. Allowed are ${withHead(allowed).join(",")}`,
  );
}
