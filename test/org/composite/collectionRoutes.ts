import { Hono, type Context } from "hono";
import { failedRecord, type RecordResult } from "./recordResult.ts";
import { runRecords } from "./runRecords.ts";
import { collectionSchema, retrieveSchema, shaped } from "./schemas.ts";
import { readId } from "../ids.ts";
import { askedFields } from "../records/askedFields.ts";
import { showRecord } from "../records/showRecord.ts";
import type { ResourceEnvironment, RestCall } from "../call/restCall.ts";
import { notFound } from "../call/failure.ts";
import { readJson } from "../call/jsonBody.ts";
import { readObject } from "../records/readObject.ts";
import { saveOptions } from "../writing/saveOptions.ts";
import { SalesforceError, type ObjectDefinition } from "../types.ts";
import { createRecord } from "../writing/createRecord.ts";
import { deleteRecord } from "../writing/deleteRecord.ts";
import { findRecord } from "../records/findRecord.ts";
import { updateRecord } from "../writing/updateRecord.ts";
import { externalIdField, idsWithValue, upsertRecord, type Upserted } from "../writing/upsertRecord.ts";

const recordsMax = 200;
const retrievedMax = 2000;
/** Salesforce writes records of different objects in runs of one object each. */
const runsMax = 10;

type Sent = Record<string, unknown>;

/** /composite/sobjects: up to 200 records in one request, a result for each. */
export function collectionRoutes(): Hono<ResourceEnvironment> {
  const app = new Hono<ResourceEnvironment>();

  app.post("/", (context) => writeRecords(context, createOne));
  app.patch("/", (context) => writeRecords(context, updateOne));
  app.patch("/:object/:key", (context) => {
    const object = readObject(context.env.call, context.req.param("object"));
    const key = context.req.param("key");
    return writeRecords(context, (call, record, request) =>
      upsertOne(call, { object, key, record, request }),
    );
  });

  app.delete("/", async (context) => {
    const ids = (context.req.query("ids") ?? "").split(",").filter(Boolean);
    checkCount(ids.length);
    const allOrNone = context.req.query("allOrNone") === "true";
    const { call } = context.env;
    return context.json(await runRecords(call, ids, { allOrNone, run: (id) => deleteOne(call, id) }));
  });

  app.post("/:object", async (context) => {
    const { value } = await readJson(context.req.raw);
    const { ids, fields } = shaped(retrieveSchema, value);
    return context.json(retrieve(context, ids, fields.join(",")));
  });
  return app;
}

async function writeRecords(
  context: Context<ResourceEnvironment>,
  write: (call: RestCall, record: Sent, request: Request) => RecordResult,
): Promise<Response> {
  const { call } = context.env;
  const { value } = await readJson(context.req.raw);
  const { allOrNone, records } = shaped(collectionSchema, value);
  checkCount(records.length);
  checkRuns(records);
  const results = await runRecords(call, records, {
    allOrNone,
    run: (record) => write(call, record, context.req.raw),
    runOf: typeNamedBy,
  });
  return context.json(results);
}

function createOne(call: RestCall, record: Sent, request: Request): RecordResult {
  const id = createRecord(call, typeOf(call, record), sent(record), saveOptions(call, request));
  return { id, success: true, errors: [] };
}

function updateOne(call: RestCall, record: Sent, request: Request): RecordResult {
  const { id, ...values } = withId(record);
  updateRecord(call, typeOf(call, record), {
    id,
    sent: sent(values),
    options: saveOptions(call, request),
  });
  return { id: readId(id) ?? id, success: true, errors: [] };
}

interface Upsert {
  object: ObjectDefinition;
  /** Name of the external id's field. */
  key: string;
  record: Sent;
  request: Request;
}

function upsertOne(call: RestCall, { object, key, record, request }: Upsert): RecordResult {
  const named = Object.keys(record).find((name) => name.toLowerCase() === key.toLowerCase());
  const { [named ?? ""]: keyValue, ...values } = record;
  if (key.toLowerCase() === "id" && keyValue === null) {
    const id = createRecord(call, object, sent(values), saveOptions(call, request));
    return { id, success: true, errors: [], created: true };
  }
  if (keyValue === undefined || keyValue === null || keyValue === "") {
    throw new SalesforceError(400, "MISSING_ARGUMENT", `${key} not specified`);
  }
  const field = externalIdField(call, object, key);
  const upsert = { keyName: key, keyValue: String(keyValue), sent: sent(values) };
  let upserted: Upserted;
  try {
    upserted = upsertRecord(call, object, { ...upsert, options: saveOptions(call, request) });
  } catch (thrown) {
    // Live orgs say of refused records, too, which of the two was tried: jsforce's own tests expect it.
    const created = idsWithValue(call, object, field, upsert.keyValue).length === 0;
    return { ...failedRecord(thrown), created };
  }
  if ("several" in upserted) {
    throw new SalesforceError(
      400,
      "DUPLICATE_EXTERNAL_ID",
      `${key}: more than one record found for external id field: [${upserted.several.join(", ")}]`,
    );
  }
  return { id: upserted.id, success: true, errors: [], created: upserted.created };
}

function deleteOne(call: RestCall, written: string): RecordResult {
  const id = readId(written);
  const object = id === undefined ? undefined : call.org.schema.byKeyPrefix(id.slice(0, 3));
  if (id === undefined || object === undefined) {
    throw new SalesforceError(400, "MALFORMED_ID", `malformed id ${written}`);
  }
  deleteRecord(call, readObject(call, object.name), id);
  return { id, success: true, errors: [] };
}

const sent = (values: Sent) => ({ values, text: JSON.stringify(values) });

function withId(record: Sent): Sent & { id: string } {
  const named = Object.keys(record).find((name) => name.toLowerCase() === "id");
  const { [named ?? ""]: id, ...values } = record;
  if (typeof id !== "string")
    throw new SalesforceError(400, "MISSING_ARGUMENT", "Id not specified in an update call");
  return { ...values, id };
}

const typeNamedBy = (record: Sent) => (record["attributes"] as { type?: unknown } | undefined)?.type;

function typeOf(call: RestCall, record: Sent): ObjectDefinition {
  const type = typeNamedBy(record);
  if (typeof type !== "string") {
    throw new SalesforceError(400, "INVALID_INPUT", "The records must have an attributes.type property");
  }
  const object = call.org.schema.object(type);
  if (object === undefined || !call.access.object(call.caller, type).read) {
    throw new SalesforceError(400, "INVALID_TYPE", `sObject type '${type}' is not supported.`);
  }
  return object;
}

function checkCount(count: number): void {
  if (count <= recordsMax) return;
  throw new SalesforceError(
    400,
    "LIMIT_EXCEEDED",
    `The number of records in the request (${count}) exceeds the limit of ${recordsMax}.`,
  );
}

function checkRuns(records: Sent[]): void {
  const types = records.map(typeNamedBy);
  const runs = types.filter((type, i) => type !== types[i - 1]).length;
  if (runs <= runsMax) return;
  throw new SalesforceError(
    400,
    "INVALID_INPUT",
    `Cannot have more than ${runsMax} chunks in a single operation. Please rearrange the data to reduce chunking.`,
  );
}

/** The record for each id; null for one that does not exist or is not visible. */
function retrieve(
  context: Context<ResourceEnvironment, "/:object">,
  ids: string[],
  names: string,
): unknown[] {
  const { call } = context.env;
  const object = readObject(call, context.req.param("object"));
  if (ids.length > retrievedMax) checkCount(ids.length);
  const fields = askedFields(call, object, names);
  return ids.map((id) => {
    try {
      const row = findRecord(call, object, id);
      call.work.records++;
      return showRecord(call, object, row, fields);
    } catch (thrown) {
      if (thrown instanceof SalesforceError && thrown.status === notFound().status) return null;
      throw thrown;
    }
  });
}
