import { Hono, type MiddlewareHandler } from "hono";
import { gzipAnswers } from "./call/gzipAnswers.ts";
import { injectFaults } from "./faults/injectFaults.ts";
import { metadataSoapRoutes } from "./metadata/metadataSoapRoutes.ts";
import { oauthRoutes } from "./oauth/oauthRoutes.ts";
import { controlPlane, type AppInfo } from "./practice/controlPlane.ts";
import { apexRestRoutes } from "./rest/apexRestRoutes.ts";
import { createRest } from "./rest/createRest.ts";
import type { PracticeService, ServerEnvironment } from "./call/restCall.ts";
import { pace } from "./rest/pace.ts";
import { logRequests } from "./rest/logRequests.ts";
import { tidyPath } from "./call/tidyPath.ts";
import type { OrgDirectory } from "./types.ts";

/** The routes of one org: sign-in, API, and the control plane, which no real org has. */
export function createOrgApp(
  service: PracticeService,
  directory: OrgDirectory,
  client: AppInfo,
): Hono<ServerEnvironment> {
  const { org } = service;
  const app = new Hono<ServerEnvironment>({ getPath: tidyPath });

  app.route("/__practice", controlPlane(service, client));
  app.use("/services/data/*", logRequests(service));
  app.use("/services/apexrest/*", logRequests(service));
  app.use(nameCharset);
  app.use(injectFaults(service));
  app.use("/services/data/*", gzipAnswers);
  app.use("/services/data/*", pace(service));
  app.use("/services/apexrest/*", pace(service));
  app.use(async (context, next) => {
    const whole = await withWholeBody(context.req.raw).catch(() => undefined);
    // The client closed the connection, so there is no answer.
    if (whole === undefined) return context.body(null, 400);
    context.req.raw = whole;
    return service.exclusively(next);
  });
  app.get("/lightning/*", (context) => {
    const { pathname, search } = new URL(context.req.url);
    return org.lightningUrl === undefined
      ? context.notFound()
      : context.redirect(org.lightningUrl + pathname + search);
  });
  app.route("/", oauthRoutes(org, directory));
  app.route("/", metadataSoapRoutes(service));
  app.route("/", apexRestRoutes(service));
  app.route("/", createRest(service));
  return app;
}

/** Salesforce names the character set of JSON. */
const nameCharset: MiddlewareHandler = async (context, next) => {
  await next();
  if (context.res.headers.get("Content-Type") === "application/json") {
    context.res.headers.set("Content-Type", "application/json;charset=UTF-8");
  }
};

/** Reads the whole body first, so that a slow sender does not hold up others. */
async function withWholeBody(request: Request): Promise<Request> {
  if (request.body === null) return request;
  const { url, method, headers } = request;
  return new Request(url, { method, headers, body: await request.arrayBuffer() });
}
