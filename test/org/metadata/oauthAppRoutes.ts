import { Hono } from "hono";
import type { ResourceEnvironment, RestCall } from "../call/restCall.ts";
import { notFound } from "../call/failure.ts";
import { listStoredComponents } from "../components/componentStore.ts";
import { appOf } from "../components/appOf.ts";
import { childText, parseXml } from "../components/xmlTree.ts";
import { SalesforceError } from "../types.ts";
import { findConsumer } from "./apply/appConsumers.ts";

/**
 * /services/data/vXX.0/apps/oauth: the consumers of External Client Apps, with key and secret where Setup
 * and the user's permissions allow it (Connect REST API, OAuth Credentials).
 */
export function oauthAppRoutes(): Hono<ResourceEnvironment> {
  const app = new Hono<ResourceEnvironment>();
  app.use(async (context, next) => {
    const { org, access, caller } = context.env.call;
    const may = access.systemPermission(caller, "ViewClientSecret");
    if (!may || !org.settings.consumerSecretsByRest) {
      throw new SalesforceError(
        403,
        "FUNCTIONALITY_NOT_ENABLED",
        "The requested resource is not currently enabled or is not enabled for this user",
      );
    }
    await next();
  });
  app.get("/credentials/:app", (context) => {
    const found = consumerOf(context.env.call, context.req.param("app"));
    if (found === undefined) return context.json({ consumers: [] });
    const { id, key } = found.consumer;
    return context.json({ consumers: [{ id, key, name: found.name, url: `${context.req.path}/${id}` }] });
  });
  app.get("/credentials/:app/:consumer", (context) => {
    const found = consumerOf(context.env.call, context.req.param("app"));
    if (found?.consumer.id.slice(0, 15) !== context.req.param("consumer").slice(0, 15)) throw notFound();
    const { id, key, secret } = found.consumer;
    const part = context.req.query("part") ?? "key";
    return context.json({
      id,
      ...(part !== "secret" && { key }),
      ...(part !== "key" && { secret }),
    });
  });
  return app;
}

/** The consumer that the app's OAuth settings are linked to. Settings that lost their link have none. */
function consumerOf({ org }: RestCall, identifier: string) {
  const app = listStoredComponents(org, "ExternalClientApplication").find(
    ({ id }) => id.slice(0, 15) === identifier.slice(0, 15),
  );
  if (app === undefined) throw notFound();
  const settings = listStoredComponents(org, "ExtlClntAppOauthSettings").find(
    (each) => appOf(each) === app.fullName,
  );
  const consumer = findConsumer(org, app.fullName);
  if (settings === undefined || consumer === undefined) return undefined;
  const source = settings.files.get(settings.fileName)?.toString("utf8") ?? "<none />";
  if (childText(parseXml(source), "oauthLink") === undefined) return undefined;
  return { consumer, name: settings.fullName };
}
