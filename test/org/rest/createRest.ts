import { Hono, type Context } from "hono";
import { authenticate } from "../oauth/authenticate.ts";
import { isLightning } from "../oauth/lightningClient.ts";
import type { PracticeService, ServerEnvironment } from "./environment.ts";
import { answerFailure, notFound } from "./failure.ts";
import { gunzip } from "./gunzip.ts";
import { countCall, limitInfo } from "./limitInfo.ts";
import { createResources } from "./resources.ts";
import { isServed, versions } from "./versions.ts";

/** Salesforce allows no longer URI; one that passes it never reaches a resource. */
const uriBytesMax = 16_384;

/** Everything under /services/data: who calls, whether they may, and then the resource. */
export function createRest(service: PracticeService): Hono<ServerEnvironment> {
  const app = new Hono<ServerEnvironment>();
  const dispatch = createResources();

  const serve = async (context: Context<ServerEnvironment>): Promise<Response> => {
    const { pathname, search } = new URL(context.req.url);
    if (pathname.length + search.length > uriBytesMax) return context.text("URI Too Long", 414);
    const caller = authenticate(service.org, context.req.raw, service.access);
    const version = context.req.param("version") ?? "";
    const work = { records: 0, locked: new Set<string>(), waitMs: 0 };
    const call = { service, org: service.org, access: service.access, caller, version, work };
    context.set("call", call);
    if (!isLightning(caller)) countCall(service, caller);
    if (!isServed(version)) throw notFound();
    const answer = await dispatch(await gunzip(context.req.raw), call);
    return new Response(answer.body, answer);
  };

  app.use("/services/data/:version/*", async (context, next) => {
    await next();
    if (context.get("call") !== undefined) context.header("Sforce-Limit-Info", limitInfo(service));
  });
  app.onError((error, context) => answerFailure(context, error));
  app.notFound((context) => answerFailure(context, notFound()));
  app.get("/services/data", (context) => context.json(versions));
  app.get("/services/data/", (context) => context.json(versions));
  app.all("/services/data/:version", serve);
  app.all("/services/data/:version/*", serve);
  return app;
}
