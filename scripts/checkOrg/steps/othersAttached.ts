import { toId18 } from "../../../connector/salesforce/recordId.ts";
import { soqlList } from "../../../connector/salesforce/soql.ts";
import { OrgRefusal, type OrgSession } from "../../org/orgSession.ts";
import { ask } from "./ask.ts";

/** What this command makes, and others may attach something to. */
export type Parent = "Account" | "Opportunity" | "Contact";

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
 * What is no attachment: who may see a record and how it changed, which Salesforce itself keeps, and what
 * this command judges by itself.
 */
const isNone = (object: string) =>
  /(Share|History|ChangeEvent)$/.test(object) || object === "Contact" || object === "Opportunity";

const couldNotLook = "could not look for what others attached";

type Attached = {
  Id: string;
  CreatedById?: string;
  /** A file's link has no creator of its own. */
  ContentDocument?: { CreatedById: string };
} & Record<string, unknown>;

/**
 * What other users attached to each record, by its id: all that goes with it when it is deleted, and what
 * people usually attach. What this user's session attached may be automation's. Throws where the org does not
 * tell.
 */
export async function othersAttached(
  org: OrgSession,
  { parent, ids }: { parent: Parent; ids: string[] },
  isThisUser: (id: string) => boolean,
): Promise<Map<string, string[]>> {
  const found = new Map(ids.map((id) => [id, [] as string[]]));
  if (ids.length === 0) return found;
  for (const [object, field] of await childrenOf(org, parent)) {
    const creator = object === "ContentDocumentLink" ? "ContentDocument.CreatedById" : "CreatedById";
    const soql = `SELECT Id, ${field}, ${creator} FROM ${object} WHERE ${field} IN ${soqlList(ids)}`;
    for (const row of await rowsOf(org, object, soql)) {
      const { Id, CreatedById, ContentDocument, [field]: of } = row;
      if (isThisUser(CreatedById ?? ContentDocument?.CreatedById ?? "")) continue;
      const others = found.get(toId18(String(of)) ?? "");
      if (others === undefined) throw new Error(`${couldNotLook}: ${object} does not say to which`);
      others.push(`${object} ${Id}`);
    }
  }
  return found;
}

/** The object and field of each child, once each, but for those that nobody can query. */
async function childrenOf(org: OrgSession, parent: Parent): Promise<[object: string, field: string][]> {
  const { childRelationships = [] } = await org.read<ParentDescribe>(`/sobjects/${parent}/describe`);
  const { sobjects } = await org.read<{ sobjects: { name: string; queryable: boolean }[] }>("/sobjects");
  // One that is not listed is asked for: the org says itself whether it has it.
  const closed = new Set(sobjects.filter(({ queryable }) => !queryable).map(({ name }) => name));
  const described = childRelationships
    .filter(({ childSObject, cascadeDelete }) => cascadeDelete && !isNone(childSObject))
    .map(({ childSObject, field }): [string, string] => [childSObject, field]);
  const all = [...usual[parent], ...usualOfAll, ...described].filter(([object]) => !closed.has(object));
  return [...new Map(all.map((each) => [each.join("."), each])).values()];
}

async function rowsOf(org: OrgSession, object: string, soql: string): Promise<Attached[]> {
  try {
    return (await ask<Attached>(org, soql)).records;
  } catch (error) {
    if (!(error instanceof OrgRefusal)) throw error;
    // The org has no such object, or shows this user none of it.
    if (error.code === "INVALID_TYPE") return [];
    throw new Error(`${couldNotLook}: ${object}: ${error.message}`, { cause: error });
  }
}
