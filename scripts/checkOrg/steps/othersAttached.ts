import { soqlText } from "../../../connector/salesforce/soql.ts";
import { OrgRefusal, type OrgSession } from "../../org/orgSession.ts";
import { ask } from "./ask.ts";

interface AccountDescribe {
  childRelationships?: { childSObject: string; field: string; cascadeDelete: boolean }[];
}

/** What people attach to an account beside contacts and opportunities: its object, and its field for that. */
const usual: [object: string, field: string][] = [
  ["Task", "WhatId"],
  ["Event", "WhatId"],
  ["Case", "AccountId"],
  ["Note", "ParentId"],
  ["Attachment", "ParentId"],
  ["ContentDocumentLink", "LinkedEntityId"],
];

interface Attached {
  Id: string;
  CreatedById?: string;
  /** A file's link has no creator of its own. */
  ContentDocument?: { CreatedById: string };
}

/**
 * What other users attached to an account: activities, cases, notes, files, and what the org's own objects
 * have as the account's children, which go with it. What this user's session attached may be automation's.
 * Throws where the org does not tell.
 */
export async function othersAttached(
  org: OrgSession,
  account: string,
  isThisUser: (id: string) => boolean,
): Promise<string[]> {
  const { childRelationships = [] } = await org.read<AccountDescribe>("/sobjects/Account/describe");
  const children = childRelationships
    .filter(({ childSObject, cascadeDelete }) => cascadeDelete && childSObject.endsWith("__c"))
    .map(({ childSObject, field }): [string, string] => [childSObject, field]);
  const found: string[] = [];
  for (const [object, field] of [...usual, ...children]) {
    const creator = object === "ContentDocumentLink" ? "ContentDocument.CreatedById" : "CreatedById";
    const soql = `SELECT Id, ${creator} FROM ${object} WHERE ${field} = ${soqlText(account)}`;
    const { records } = await ask<Attached>(org, soql).catch((error: unknown) => {
      // The org has no such object, or shows this user none of it.
      if (error instanceof OrgRefusal && error.code === "INVALID_TYPE") return { records: [] };
      throw error;
    });
    const others = records.filter(
      ({ CreatedById, ContentDocument }) => !isThisUser(CreatedById ?? ContentDocument?.CreatedById ?? ""),
    );
    found.push(...others.map(({ Id }) => `${object} ${Id}`));
  }
  return found;
}
