import { soqlText } from "../../../connector/salesforce/soql.ts";
import { OrgRefusal, type OrgSession } from "../../org/orgSession.ts";
import { isFault } from "../../org/isFault.ts";
import { ask } from "./ask.ts";

/** What this command makes, and others may attach something to. */
export type Parent = "Account" | "Opportunity" | "Contact";

/** An object of which rows may hang on a record, by this field. */
interface Child {
  object: string;
  field: string;
}

interface Attachment {
  Id: string;
  /** The id of who made it; undefined where the org does not tell. */
  creator: string | undefined;
}

interface ParentDescribe {
  childRelationships?: { childSObject: string; field: string; cascadeDelete: boolean }[];
}

/** What people attach, whatever an org's description says: its object, and its field for that. */
const usual: Record<Parent, [object: string, field: string][]> = {
  Account: [
    ["Task", "WhatId"],
    ["Event", "WhatId"],
    ["Case", "AccountId"],
  ],
  Opportunity: [
    ["Task", "WhatId"],
    ["Event", "WhatId"],
  ],
  Contact: [
    ["Task", "WhoId"],
    ["Event", "WhoId"],
    ["Case", "ContactId"],
  ],
};
const usualOfAll: [object: string, field: string][] = [
  ["Note", "ParentId"],
  ["Attachment", "ParentId"],
  ["ContentDocumentLink", "LinkedEntityId"],
];

/**
 * What is no attachment: who may see a record, by sharing or by territory, and how it changed, which
 * Salesforce itself keeps, and what this command judges by itself.
 */
const isNone = (object: string) =>
  /(Share|History|ChangeEvent)$/.test(object) ||
  ["Contact", "Opportunity", "ObjectTerritory2Association"].includes(object) ||
  listsOfOthers.has(object);

/**
 * These only list rows of other objects, such as tasks, and support no query() by themselves
 * (https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta).
 */
const listsOfOthers = new Set([
  ...["OpenActivity", "NoteAndAttachment", "AttachedContentDocument", "CombinedAttachment", "EmailStatus"],
]);

/** The object and field of each child, once each, but for those that nobody can query. */
export async function childrenOf(org: OrgSession, parent: Parent): Promise<Child[]> {
  const { childRelationships = [] } = await org.read<ParentDescribe>(`/sobjects/${parent}/describe`);
  const { sobjects } = await org.read<{ sobjects: { name: string; queryable: boolean }[] }>("/sobjects");
  // One that is not listed is asked for: the org says itself whether it has it.
  const closed = new Set(sobjects.filter(({ queryable }) => !queryable).map(({ name }) => name));
  const described = childRelationships
    .filter(({ childSObject, cascadeDelete }) => cascadeDelete && !isNone(childSObject))
    .map(({ childSObject, field }): [string, string] => [childSObject, field]);
  const all = [...usual[parent], ...usualOfAll, ...described].filter(([object]) => !closed.has(object));
  const each = new Map(all.map(([object, field]) => [`${object}.${field}`, { object, field }]));
  return [...each.values()];
}

/** Some objects let users without View All Data ask for no more rows at once. */
const rowsMax = 1000;

/**
 * The rows of a child that hang on this record. Of one record at a time, by an equals sign: Salesforce takes
 * no other filter on some objects, such as CollaborationGroupRecord. Throws OrgRefusal where the org does not
 * tell.
 */
export async function attachmentsOf(
  org: OrgSession,
  { object, field }: Child,
  id: string,
): Promise<Attachment[]> {
  // A file's link has no creator of its own.
  const creator = object === "ContentDocumentLink" ? "ContentDocument.CreatedById" : "CreatedById";
  const rowsWith = async (fields: string) => {
    const where = `WHERE ${field} = ${soqlText(id)}`;
    const { records } = await ask<Row>(org, `SELECT ${fields} FROM ${object} ${where} LIMIT ${rowsMax}`);
    if (records.length === rowsMax) throw new Error("there are more than can be asked for");
    return records;
  };
  try {
    const rows = await rowsWith(`Id, ${creator}`).catch((error: unknown) => {
      if (!(error instanceof OrgRefusal) || error.code === "INVALID_TYPE") throw error;
      if (isFault(error.status, error.code) || error.status === 401) throw error;
      // Not every object has such a field.
      return rowsWith("Id");
    });
    return rows.map(({ Id, CreatedById, ContentDocument }) => ({
      Id,
      creator: CreatedById ?? ContentDocument?.CreatedById,
    }));
  } catch (error) {
    // The org has no such object, or shows this user none of it.
    if (error instanceof OrgRefusal && error.code === "INVALID_TYPE") return [];
    throw error;
  }
}

interface Row {
  Id: string;
  CreatedById?: string;
  ContentDocument?: { CreatedById: string } | null;
}
