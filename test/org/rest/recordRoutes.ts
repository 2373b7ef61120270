import { Hono, type Context } from "hono";
import type { ResourceEnvironment, RestCall } from "./environment.ts";
import { readJsonObject } from "./jsonBody.ts";
import { readObject } from "./readObject.ts";
import { saveOptions } from "./saveOptions.ts";
import { showAsked } from "../records/askedFields.ts";
import { followRelationship } from "../records/followRelationship.ts";
import { readId } from "../ids.ts";
import { SalesforceError, type ObjectDefinition } from "../types.ts";
import { createRecord } from "../writing/createRecord.ts";
import { deleteRecord } from "../writing/deleteRecord.ts";
import { findRecord } from "../writing/findRecord.ts";
import { updateRecord } from "../writing/updateRecord.ts";
import { externalIdField, idsWithValue, upsertRecord } from "../writing/upsertRecord.ts";

/** Rows under /sobjects: by id, and by external id. */
export function recordRoutes(): Hono<ResourceEnvironment> {
  const app = new Hono<ResourceEnvironment>();

  app.post("/:object", async (context) => {
    const { call, object } = addressed(context);
    const { value, text } = await readJsonObject(context.req.raw);
    const id = createRecord(call, object, { values: value, text }, saveOptions(context.req.raw));
    context.header("Location", `/services/data/${call.version}/sobjects/${object.name}/${id}`);
    return context.json({ id, success: true, errors: [] }, 201);
  });

  app.get("/:object/:id", (context) => {
    const { call, object } = addressed(context);
    const row = findRecord(call, object, context.req.param("id"));
    return context.json(showAsked(call, object, row, context.req.query("fields")));
  });

  app.patch("/:object/:id", async (context) => {
    const { call, object } = addressed(context);
    const { value, text } = await readJsonObject(context.req.raw);
    const sent = { values: value, text };
    updateRecord(call, object, context.req.param("id"), sent, saveOptions(context.req.raw));
    return context.body(null, 204);
  });

  app.delete("/:object/:id", (context) => {
    const { call, object } = addressed(context);
    deleteRecord(call, object, context.req.param("id"));
    return context.body(null, 204);
  });

  app.get("/:object/:key/:value", (context) => {
    const { call, object } = addressed(context);
    const { key, value } = context.req.param();
    if (readId(key) !== undefined) {
      return context.json(followRelationship(call, object, key, value, context.req.query("fields")));
    }
    const ids = idsByKey(call, object, key, value);
    if (ids.length > 1) return context.json(urls(call, object, ids), 300);
    const row = findRecord(call, object, ids[0] ?? "");
    return context.json(showAsked(call, object, row, context.req.query("fields")));
  });

  app.patch("/:object/:key/:value", async (context) => {
    const { call, object } = addressed(context);
    const { value, text } = await readJsonObject(context.req.raw);
    const { key, value: keyValue } = context.req.param();
    const options = saveOptions(context.req.raw);
    const upserted = upsertRecord(call, object, key, keyValue, { values: value, text }, options);
    if ("several" in upserted) return context.json(urls(call, object, upserted.several), 300);
    const { id, created } = upserted;
    if (created) context.header("Location", `/services/data/${call.version}/sobjects/${object.name}/${id}`);
    return context.json({ id, success: true, errors: [], created }, created ? 201 : 200);
  });

  app.delete("/:object/:key/:value", (context) => {
    const { call, object } = addressed(context);
    const ids = idsByKey(call, object, context.req.param("key"), context.req.param("value"));
    if (ids.length > 1) return context.json(urls(call, object, ids), 300);
    deleteRecord(call, object, ids[0] ?? "");
    return context.body(null, 204);
  });

  return app;
}

function addressed(context: Context<ResourceEnvironment, "/:object">): {
  call: RestCall;
  object: ObjectDefinition;
} {
  const { call } = context.env;
  return { call, object: readObject(call, context.req.param("object")) };
}

function idsByKey(call: RestCall, object: ObjectDefinition, key: string, value: string): string[] {
  const ids = idsWithValue(call, object, externalIdField(call, object, key), value);
  if (ids.length > 0) return ids;
  throw new SalesforceError(404, "NOT_FOUND", "The requested resource does not exist");
}

const urls = (call: RestCall, object: ObjectDefinition, ids: string[]) =>
  ids.map((id) => `/services/data/${call.version}/sobjects/${object.name}/${id}`);
