import { Hono, type Context } from "hono";
import type { ResourceEnvironment, RestCall } from "../call/restCall.ts";
import { readRecordBody } from "../call/jsonBody.ts";
import { answerByChange } from "../call/answerByChange.ts";
import { readObject } from "../records/readObject.ts";
import { saveOptions } from "../writing/saveOptions.ts";
import { versionNumber } from "../call/versions.ts";
import { showAsked } from "../records/askedFields.ts";
import { findParent, followRelationship } from "../records/followRelationship.ts";
import { readId } from "../ids.ts";
import type { Row } from "../storage/rows.ts";
import { SalesforceError, type ObjectDefinition } from "../types.ts";
import { createRecord } from "../writing/createRecord.ts";
import { deleteRecord } from "../writing/deleteRecord.ts";
import { findRecord } from "../records/findRecord.ts";
import { updateRecord } from "../writing/updateRecord.ts";
import { externalIdField, idsWithValue, upsertRecord } from "../writing/upsertRecord.ts";

/** GET of a row under /sobjects by its id. */
export function readRecordRoutes(): Hono<ResourceEnvironment> {
  return new Hono<ResourceEnvironment>().get("/:object/:id", (context) => {
    const { call, object } = addressed(context);
    const row = findRecord(call, object, context.req.param("id"));
    return answerRow(context, call, object, row);
  });
}

/** Rows under /sobjects: by id, and by external id. */
export function recordRoutes(): Hono<ResourceEnvironment> {
  const app = new Hono<ResourceEnvironment>();

  app.post("/:object", create);

  app.route("/", readRecordRoutes());

  app.patch("/:object/:id", async (context) => {
    const { call, object } = addressed(context);
    answerByChange(context, lastChange(findRecord(call, object, context.req.param("id"))));
    const { value, text } = await readRecordBody(context.req.raw);
    const sent = { values: value, text };
    const options = saveOptions(call, context.req.raw);
    updateRecord(call, object, { id: context.req.param("id"), sent, options });
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
      return context.json(
        followRelationship(call, object, {
          id: key,
          relationship: value,
          fields: context.req.query("fields"),
        }),
      );
    }
    const ids = idsByKey(call, object, key, value);
    if (ids.length > 1) return context.json(urls(call, object, ids), 300);
    return answerRow(context, call, object, findRecord(call, object, ids[0] ?? ""));
  });

  app.patch("/:object/:key/:value", async (context) => {
    const { call, object } = addressed(context);
    const { value, text } = await readRecordBody(context.req.raw);
    const { key, value: keyValue } = context.req.param();
    const sent = { values: value, text };
    const options = saveOptions(call, context.req.raw);
    if (readId(key) !== undefined) {
      const parent = findParent(call, object, key, keyValue);
      updateRecord(call, parent.object, { id: parent.id, sent, options });
      return context.body(null, 204);
    }
    const upserted = upsertRecord(call, object, { keyName: key, keyValue, sent, options });
    if ("several" in upserted) return context.json(urls(call, object, upserted.several), 300);
    const { id, created } = upserted;
    if (!created && versionNumber(call.version) < updatedBodySince) return context.body(null, 204);
    if (created) context.header("Location", `/services/data/${call.version}/sobjects/${object.name}/${id}`);
    const told = versionNumber(call.version) < createdToldSince ? {} : { created };
    return context.json({ id, success: true, errors: [], ...told }, created ? 201 : 200);
  });
  return app;
}

/** The first version where an upsert that updates answers with a body; earlier ones answer 204. */
const updatedBodySince = 46;
/** The first version where it says whether it created the record. */
const createdToldSince = 46;

type ObjectContext = Context<ResourceEnvironment, "/:object">;

async function create(context: ObjectContext): Promise<Response> {
  const { call, object } = addressed(context);
  const { value, text } = await readRecordBody(context.req.raw);
  const id = createRecord(call, object, { values: value, text }, saveOptions(call, context.req.raw));
  context.header("Location", `/services/data/${call.version}/sobjects/${object.name}/${id}`);
  return context.json({ id, success: true, errors: [] }, 201);
}

function answerRow(context: ObjectContext, call: RestCall, object: ObjectDefinition, row: Row): Response {
  const shown = showAsked(call, object, row, context.req.query("fields"));
  return answerByChange(context, lastChange(row)) ?? context.json(shown);
}

/** When the record last changed; a day long ago where its object does not store it. */
const lastChange = (row: Row) => new Date(String(row["SystemModstamp"] ?? row["LastModifiedDate"] ?? 0));

function addressed(context: ObjectContext): {
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
