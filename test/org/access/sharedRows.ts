import { organizationDefault } from "./organizationDefault.ts";
import type { ObjectGrant } from "./permissions.ts";
import type { Org } from "../types.ts";

export interface RowCondition {
  sql: string;
  params: unknown[];
}

/** The access in question: to read, to edit, or full as an owner, who may also delete and share. */
export type Level = "read" | "edit" | "full";

const all: RowCondition = { sql: "1", params: [] };
const none: RowCondition = { sql: "0", params: [] };

interface Question {
  org: Org;
  userId: string;
  /** The ids that a grant to this user may name, as a JSON array; see `findGrantees`. */
  grantedTo: string;
  grantOf(object: string): ObjectGrant;
  level: Level;
}

/** The condition on rows of `object`, called `alias`, that the user may see or edit. */
export function sharedRows(question: Question, object: string, alias: string): RowCondition {
  const name = question.org.schema.object(object)?.name ?? object;
  const grant = question.grantOf(name);
  if (!grant[rightFor[question.level]]) return none;
  if (grant.modifyAll || (question.level === "read" && grant.viewAll)) return all;
  const child = followsParent[name];
  if (child !== undefined) {
    // Editing the parent allows removing its children; sharing it needs the owner's access.
    const level = question.level === "full" && !name.endsWith("Share") ? "edit" : question.level;
    return throughParent({ ...question, level }, child.object, `${alias}.${child.field}`);
  }
  switch (name) {
    case "Contact":
      return contacts(question, alias);
    case "Opportunity":
      return opportunities(question, alias);
    case "Territory2Model":
      return question.level === "read" ? { sql: `${alias}.State = 'Active'`, params: [] } : none;
    case "ObjectTerritory2Association":
      return assignedRecords(question, alias);
    case "User":
    case "Organization":
      return question.level === "read" ? all : { sql: `${alias}.Id = ?`, params: [question.userId] };
    default:
      return byDefault(question, name, alias);
  }
}

const rightFor = { read: "read", edit: "edit", full: "read" } as const;

const followsParent: Record<string, { object: string; field: string }> = {
  OpportunityContactRole: { object: "Opportunity", field: "OpportunityId" },
  AccountShare: { object: "Account", field: "AccountId" },
  ContactShare: { object: "Contact", field: "ContactId" },
  LeadShare: { object: "Lead", field: "LeadId" },
  OpportunityShare: { object: "Opportunity", field: "OpportunityId" },
  AccountTeamMember: { object: "Account", field: "AccountId" },
  OpportunityTeamMember: { object: "Opportunity", field: "OpportunityId" },
  Territory2: { object: "Territory2Model", field: "Territory2ModelId" },
  UserTerritory2Association: { object: "Territory2", field: "Territory2Id" },
};

function throughParent(question: Question, parent: string, reference: string): RowCondition {
  const at = `${parent.toLowerCase()}_`;
  const rows = sharedRows(question, parent, at);
  if (rows.sql === "1" || rows.sql === "0") return rows;
  return {
    sql: `EXISTS (SELECT 1 FROM "${parent}" ${at} WHERE ${at}.Id = ${reference} AND (${rows.sql}))`,
    params: rows.params,
  };
}

/** A record in a territory of an active model, for those who may see the record. */
function assignedRecords(question: Question, alias: string): RowCondition {
  const territory = throughParent(question, "Territory2", `${alias}.Territory2Id`);
  const account = throughParent({ ...question, level: "read" }, "Account", `${alias}.ObjectId`);
  return { sql: `(${territory.sql} AND ${account.sql})`, params: [...territory.params, ...account.params] };
}

/**
 * A contact follows its account unless the org says otherwise. Without an account only its owner has access.
 */
function contacts(question: Question, alias: string): RowCondition {
  if (organizationDefault(question.org, "Contact") !== "ControlledByParent") {
    return byDefault(question, "Contact", alias);
  }
  const own = owned(question, alias);
  own.sql = `(${alias}.AccountId IS NULL AND ${own.sql})`;
  // A contact is like a detail record: whoever may edit the account may do anything with its contacts.
  const level = question.level === "full" ? "edit" : question.level;
  const parent = throughParent({ ...question, level }, "Account", `${alias}.AccountId`);
  if (parent.sql === "1") {
    return { sql: `(${alias}.AccountId IS NOT NULL OR ${own.sql})`, params: own.params };
  }
  return either([parent, own]);
}

function opportunities(question: Question, alias: string): RowCondition {
  const rows = byDefault(question, "Opportunity", alias);
  if (rows.sql !== "1") return rows;
  return either([
    { sql: `${alias}.IsPrivate = 0`, params: [] },
    ownedOrShared(question, "Opportunity", alias),
  ]);
}

function byDefault(question: Question, object: string, alias: string): RowCondition {
  const opened = organizationDefault(question.org, object);
  if (opened !== undefined) {
    return opens(opened, question.level) ? all : ownedOrShared(question, object, alias);
  }
  // Custom objects are public for reading and writing; full access still follows the owner.
  const isOwned = question.org.schema.field(object, "OwnerId") !== undefined;
  return isOwned && question.level === "full" ? owned(question, alias) : all;
}

function opens(organizationDefault: string, level: Level): boolean {
  if (level === "full") return organizationDefault === "All";
  if (["Edit", "ReadEditTransfer", "All"].includes(organizationDefault)) return true;
  return organizationDefault === "Read" && level === "read";
}

/** Records owned by the user or a subordinate, shared with them, or opened by a parent or a child record. */
function ownedOrShared(question: Question, object: string, alias: string): RowCondition {
  const ways = [owned(question, alias)];
  if (question.org.schema.object(`${object}Share`) !== undefined) {
    ways.push(shared(question, object, `${alias}.Id`, `${object}AccessLevel`));
  }
  if (object === "Account" && question.level === "read") {
    const followed = organizationDefault(question.org, "Contact") === "ControlledByParent";
    const children = followed ? ["Opportunity"] : ["Contact", "Opportunity"];
    ways.push(...children.map((child) => throughChild(question, child, alias)));
  }
  if (object === "Contact" || object === "Opportunity") ways.push(throughAccount(question, object, alias));
  return either(ways);
}

function owned({ grantedTo }: Question, alias: string): RowCondition {
  return { sql: `${alias}.OwnerId IN (SELECT value FROM json_each(?))`, params: [grantedTo] };
}

/**
 * A share row of `object` for the record in `id` with enough access in `column`. The index makes the lookup
 * cheap.
 */
function shared({ grantedTo, level }: Question, object: string, id: string, column: string): RowCondition {
  return {
    sql: `EXISTS (SELECT 1 FROM ${object}Share share_ WHERE share_.${object}Id = ${id} AND share_.IsDeleted = 0
      AND share_.${column} IN (${enough[level]}) AND share_.UserOrGroupId IN (SELECT value FROM json_each(?)))`,
    params: [grantedTo],
  };
}

const enough = { read: "'Read','Edit','All'", edit: "'Edit','All'", full: "'All'" };

/** Access to a contact or an opportunity, by ownership or share, includes reading its account. */
function throughChild(question: Question, child: string, alias: string): RowCondition {
  const { sql, params } = either([
    owned(question, "child_"),
    shared(question, child, "child_.Id", `${child}AccessLevel`),
  ]);
  return {
    sql: `EXISTS (SELECT 1 FROM ${child} child_ WHERE child_.AccountId = ${alias}.Id AND child_.IsDeleted = 0 AND ${sql})`,
    params,
  };
}

/** An account's owner can read its related records; its share rows give others access to them. */
function throughAccount(question: Question, object: string, alias: string): RowCondition {
  const ways = [shared(question, "Account", `${alias}.AccountId`, `${object}AccessLevel`)];
  if (question.level === "read") {
    const { sql, params } = owned(question, "account_");
    ways.push({
      sql: `EXISTS (SELECT 1 FROM Account account_ WHERE account_.Id = ${alias}.AccountId AND ${sql})`,
      params,
    });
  }
  const rows = either(ways);
  return object === "Opportunity"
    ? { sql: `(${alias}.IsPrivate = 0 AND ${rows.sql})`, params: rows.params }
    : rows;
}

function either(ways: RowCondition[]): RowCondition {
  return {
    sql: `(${ways.map((way) => way.sql).join(" OR ")})`,
    params: ways.flatMap((way) => way.params),
  };
}
