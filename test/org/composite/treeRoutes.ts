import { Hono } from "hono";
import { attempt, type RecordResult } from "./recordResult.ts";
import { shaped, treeSchema } from "./schemas.ts";
import { transaction } from "./transaction.ts";
import type { ResourceEnvironment, RestCall } from "../call/restCall.ts";
import { readJson } from "../call/jsonBody.ts";
import { readObject } from "../records/readObject.ts";
import { SalesforceError, type ObjectDefinition } from "../types.ts";
import { createRecord } from "../writing/createRecord.ts";

const recordsMax = 200;
const depthMax = 5;

type Sent = Record<string, unknown>;

interface TreeResult {
  referenceId: string;
  id?: string;
  errors?: RecordResult["errors"];
}

/** POST /composite/tree/X: records with their children, all or none of them. */
export function treeRoutes(): Hono<ResourceEnvironment> {
  return new Hono<ResourceEnvironment>().post("/:object", async (context) => {
    const { call } = context.env;
    const object = readObject(call, context.req.param("object"));
    const { records } = shaped(treeSchema, (await readJson(context.req.raw)).value);
    const results: TreeResult[] = await transaction(call, async () => {
      const result = records.flatMap((record) => plant(call, { object, record, parent: {}, depth: 1 }));
      if (result.length > recordsMax) {
        throw new SalesforceError(400, "LIMIT_EXCEEDED", `A tree takes up to ${recordsMax} records.`);
      }
      return { commit: result.every((each) => each.errors === undefined), result };
    });
    const errors = results.filter((each) => each.errors !== undefined);
    if (errors.length > 0) return context.json({ hasErrors: true, results: errors }, 400);
    return context.json({ hasErrors: false, results }, 201);
  });
}

interface Seedling {
  object: ObjectDefinition;
  record: Sent;
  /** The lookup to the parent. */
  parent: Sent;
  depth: number;
}

/** Creates the record and then its children; answers the results in that order. */
function plant(call: RestCall, { object, record, parent, depth }: Seedling): TreeResult[] {
  const { referenceId } = (record["attributes"] ?? {}) as { referenceId?: unknown };
  if (typeof referenceId !== "string") {
    throw new SalesforceError(400, "INVALID_INPUT", "Include a reference ID for each record in the request.");
  }
  if (depth > depthMax) {
    throw new SalesforceError(400, "INVALID_INPUT", `A tree may be up to ${depthMax} levels deep.`);
  }
  const children = Object.entries(record).filter(([, value]) => isChildren(value));
  const own = Object.entries(record).filter(([, value]) => !isChildren(value));
  const values = { ...Object.fromEntries(own), ...parent };
  const result = attempt(() => ({
    id: createRecord(call, object, { values, text: JSON.stringify(values) }),
    success: true,
    errors: [],
  }));
  if (result.id === undefined) return [{ referenceId, errors: result.errors }];
  const { id } = result;
  const below = children.flatMap(([relationship, value]) => {
    const child = object.childRelationships.find(
      ({ relationshipName }) => relationshipName?.toLowerCase() === relationship.toLowerCase(),
    );
    const childObject = child && call.org.schema.object(child.childObject);
    if (child === undefined || childObject === undefined) {
      throw new SalesforceError(
        400,
        "INVALID_FIELD",
        `No such relationship '${relationship}' on sobject of type ${object.name}`,
      );
    }
    const records = (value as { records: Sent[] }).records;
    return records.flatMap((each) =>
      plant(call, { object: childObject, record: each, parent: { [child.field]: id }, depth: depth + 1 }),
    );
  });
  return [{ referenceId, id }, ...below];
}

const isChildren = (value: unknown) =>
  typeof value === "object" && value !== null && Array.isArray((value as { records?: unknown }).records);
