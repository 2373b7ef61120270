import { getConnInfo } from "@hono/node-server/conninfo";
import { Hono, type Context } from "hono";
import type { z } from "zod";
import { deployedRoutes } from "../metadata/deployedRoutes.ts";
import { addCustomFields, defineCustomObject } from "./customObjects.ts";
import { changeField } from "./changeField.ts";
import { convertLead } from "./convertLead.ts";
import { changeUser } from "./changeUser.ts";
import { loadRecords } from "./loadRecords.ts";
import { PracticeError } from "./practiceError.ts";
import * as schemas from "./schemas.ts";
import { makeAppAnew } from "../oauth/clients.ts";
import { applySettings } from "../settings.ts";
import { addRecordType } from "./addRecordType.ts";
import { addTrigger } from "./addTrigger.ts";
import { addValidationRule, removeValidationRule } from "./addValidationRule.ts";
import type { PracticeService, ServerEnvironment } from "../call/restCall.ts";
import { statement } from "../storage/statement.ts";

/** How clients sign in to this org. */
export interface AppInfo {
  clientId: string;
  clientSecret: string;
  redirectUris: string[];
}

/**
 * Lets tests and demos set up the org, which no real org offers. Accepts calls from this machine only,
 * without sign-in.
 */
export function controlPlane(service: PracticeService, client: AppInfo): Hono<ServerEnvironment> {
  const { org, requests, faults, usage } = service;
  const app = new Hono<ServerEnvironment>();

  app.onError((error, context) => {
    if (error instanceof PracticeError) return context.json({ error: error.message }, error.status);
    console.error(error);
    return context.json({ error: error.message }, 500);
  });
  app.use(async (context, next) => {
    if (!isLoopback(context)) throw new PracticeError("The control plane answers this machine only", 403);
    return service.exclusively(next);
  });

  app.route("/", deployedRoutes(org));
  app.get("/info", (context) => {
    const users = statement(
      org.db,
      `SELECT Username AS username, User.Id AS id, Profile.Name AS profile
       FROM User JOIN Profile ON Profile.Id = ProfileId ORDER BY User.Id`,
    ).all();
    return context.json({ orgId: org.id, name: org.name, instanceUrl: org.instanceUrl, ...client, users });
  });

  app.post("/reset", async (context) => {
    const { seed } = await read(context, schemas.resetSchema);
    org.reset(seed);
    usage.clear();
    faults.clear();
    requests.clear();
    return context.json({ orgId: org.id, seed: seed ?? "default" });
  });

  app.get("/settings", (context) => context.json(org.settings));
  app.patch("/settings", async (context) => {
    const changes = await read(context, schemas.settingsSchema);
    applySettings(org, changes);
    if (changes.app?.activeAfterSeconds !== undefined) makeAppAnew(org);
    return context.json(org.settings);
  });

  app.put("/objects/:object", async (context) => {
    const object = defineCustomObject(
      org,
      context.req.param("object"),
      await read(context, schemas.objectSchema),
    );
    return context.json({ name: object.name, keyPrefix: object.keyPrefix }, 201);
  });
  app.post("/objects/:object/fields", async (context) => {
    const fields = await read(context, schemas.fieldsSchema);
    const names = addCustomFields(org, context.req.param("object"), fields);
    return context.json({ fields: names }, 201);
  });
  app.patch("/objects/:object/fields/:field", async (context) => {
    const changes = await read(context, schemas.fieldChangeSchema);
    const { object, field } = context.req.param();
    return context.json(changeField(org, object, field, changes));
  });
  app.post("/objects/:object/validation-rules", async (context) => {
    const rule = await read(context, schemas.validationRuleSchema);
    addValidationRule(org, context.req.param("object"), rule);
    return context.json({ name: rule.name }, 201);
  });

  app.post("/objects/:object/triggers", async (context) => {
    const trigger = await read(context, schemas.triggerSchema);
    addTrigger(org, context.req.param("object"), trigger);
    return context.json({ name: trigger.name }, 201);
  });
  app.delete("/objects/:object/validation-rules/:name", (context) => {
    removeValidationRule(org, context.req.param("object"), context.req.param("name"));
    return context.body(null, 204);
  });

  app.put("/objects/:object/record-types/:name", async (context) => {
    const { object, name } = context.req.param();
    const id = addRecordType(org, object, name, await read(context, schemas.recordTypeSchema));
    return context.json({ id, name }, 201);
  });

  app.post("/records/:object", async (context) => {
    const loaded = await loadRecords(org, context.req.param("object"), context.req.raw);
    return context.json(loaded, 201);
  });

  app.post("/leads/:id/convert", async (context) => {
    const conversion = await read(context, schemas.conversionSchema);
    return context.json(convertLead(org, context.req.param("id"), conversion), 201);
  });

  app.patch("/users/:username", async (context) => {
    const changes = await read(context, schemas.userSchema);
    return context.json(changeUser(org, context.req.param("username"), changes));
  });

  app.get("/faults", (context) => context.json(faults.list()));
  app.post("/faults", async (context) => {
    faults.add(await read(context, schemas.faultSchema));
    return context.json({ faults: faults.list().length }, 201);
  });
  app.delete("/faults", (context) => {
    faults.clear();
    return context.body(null, 204);
  });

  app.get("/requests", (context) => context.json(requests.list()));
  app.delete("/requests", (context) => {
    requests.clear();
    return context.body(null, 204);
  });
  app.all("/*", (context) => {
    throw new PracticeError(`The control plane has no ${context.req.method} ${context.req.path}`, 404);
  });
  return app;
}

function isLoopback(context: Context<ServerEnvironment>): boolean {
  if (context.env.incoming === undefined) return true;
  const { address = "" } = getConnInfo(context).remote;
  return address === "::1" || address.replace("::ffff:", "").startsWith("127.");
}

/** Validates the JSON body by the schema; an empty body is an empty object. */
async function read<T extends z.ZodType>(context: Context, schema: T): Promise<z.infer<T>> {
  const text = await context.req.text();
  let body: unknown;
  try {
    body = text.trim() === "" ? {} : JSON.parse(text);
  } catch (error) {
    throw new PracticeError(`The body is not JSON: ${(error as Error).message}`);
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new PracticeError(
    parsed.error.issues
      .map((issue) => (issue.path.length === 0 ? issue.message : `${issue.path.join(".")}: ${issue.message}`))
      .join("; "),
  );
}
