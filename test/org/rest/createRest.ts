import { Hono, type Context } from "hono";
import { authenticate } from "../oauth/authenticate.ts";
import { isLightning } from "../oauth/lightningClient.ts";
import type { PracticeService, ServerEnvironment } from "../call/restCall.ts";
import { answerFailure, notFound } from "../call/failure.ts";
import { countCall, limitInfo } from "../call/limitInfo.ts";
import { createResources } from "./createResources.ts";
import { startCall } from "../call/startCall.ts";
import { isServed, versions } from "../call/versions.ts";

/** Salesforce's limit for the URI, alone or with the headers. Longer requests reach no resource. */
const uriBytesMax = 16_384;

/** Bytes of the headers as HTTP writes them: name, colon, blank, value, line end. */
const headerBytes = ({ headers }: Request) =>
  [...headers].reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);

/** All routes under /services/data: authentication, access, then the resource. */
export function createRest(service: PracticeService): Hono<ServerEnvironment> {
  const app = new Hono<ServerEnvironment>();
  const dispatch = createResources();

  const serve = async (context: Context<ServerEnvironment>): Promise<Response> => {
    const { pathname, search } = new URL(context.req.url);
    const uriBytes = pathname.length + search.length;
    if (uriBytes > uriBytesMax) return context.text("URI Too Long", 414);
    if (uriBytes + headerBytes(context.req.raw) > uriBytesMax) {
      return context.text("Request Header Fields Too Large", 431);
    }
    const caller = authenticate(service.org, context.req.raw, service.access);
    const version = context.req.param("version") ?? "";
    const call = startCall(service, { caller, version });
    context.set("call", call);
    if (!isLightning(caller)) countCall(service, caller);
    if (!isServed(version)) throw notFound();
    const answer = await dispatch(context.req.raw, call);
    return new Response(answer.body, answer);
  };

  app.use("/services/data/:version/*", async (context, next) => {
    await next();
    if (context.get("call") !== undefined) context.header("Sforce-Limit-Info", limitInfo(service));
  });
  app.onError((error, context) => answerFailure(context, error));
  app.notFound((context) => answerFailure(context, notFound()));
  app.get("/services/data", (context) => context.json(versions));
  app.all("/services/data/:version", serve);
  app.all("/services/data/:version/*", serve);
  return app;
}
