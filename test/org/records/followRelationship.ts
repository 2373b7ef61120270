import { readableFields } from "../access/readableFields.ts";
import { showAsked } from "./askedFields.ts";
import type { RestCall } from "../call/restCall.ts";
import { notFound } from "../call/failure.ts";
import { readObject } from "./readObject.ts";
import { runQuery } from "../soql/runQuery.ts";
import type { ObjectDefinition } from "../types.ts";
import { findRecord } from "./findRecord.ts";

/** GET /sobjects/X/{id}/{relationship}: the parent itself, or a page of the children. */
export function followRelationship(
  call: RestCall,
  object: ObjectDefinition,
  { id, relationship, fields }: { id: string; relationship: string; fields: string | undefined },
): unknown {
  if (lookupOf(object, relationship) !== undefined) {
    const parent = findParent(call, object, id, relationship);
    return showAsked(call, parent.object, findRecord(call, parent.object, parent.id), fields);
  }
  const row = findRecord(call, object, id);
  const same = (name: string | null) => name?.toLowerCase() === relationship.toLowerCase();
  const child = object.childRelationships.find((each) => same(each.relationshipName));
  if (child === undefined) throw notFound();
  const childObject = readObject(call, child.childObject);
  const names =
    fields ??
    readableFields(call, childObject)
      .map((field) => field.name)
      .join(", ");
  const soql = `SELECT ${names} FROM ${childObject.name} WHERE ${child.field} = '${String(row["Id"])}'`;
  const answer = runQuery(call, soql, { version: call.version.slice(1) });
  call.work.records += answer.records.length;
  return answer;
}

/** The record that a lookup points at; 404 where there is none that the caller may see. */
export function findParent(
  call: RestCall,
  object: ObjectDefinition,
  id: string,
  relationship: string,
): { object: ObjectDefinition; id: string } {
  const row = findRecord(call, object, id);
  const lookup = lookupOf(object, relationship);
  const parentId = lookup === undefined ? undefined : row[lookup.name];
  if (typeof parentId !== "string") throw notFound();
  const parent = call.org.schema.byKeyPrefix(parentId.slice(0, 3));
  if (parent === undefined) throw notFound();
  return { object: readObject(call, parent.name), id: parentId };
}

const lookupOf = (object: ObjectDefinition, relationship: string) =>
  object.fields.find(
    (field) =>
      field.type === "reference" && field.relationshipName?.toLowerCase() === relationship.toLowerCase(),
  );
