import type { ObjectGrant } from "./permissions.ts";
import type { Org } from "../types.ts";

export interface RowCondition {
  sql: string;
  params: unknown[];
}

export type Level = "read" | "edit";

const all: RowCondition = { sql: "1", params: [] };
const none: RowCondition = { sql: "0", params: [] };

/** Users whose records the user sees through the role hierarchy, and the user's own id. */
const meAndBelow = `SELECT ? UNION SELECT Id FROM User WHERE UserRoleId IN (
  WITH RECURSIVE below(id) AS (
    SELECT Id FROM UserRole WHERE ParentRoleId = (SELECT UserRoleId FROM User WHERE Id = ?)
    UNION SELECT UserRole.Id FROM UserRole JOIN below ON ParentRoleId = below.id)
  SELECT id FROM below)`;

interface Question {
  org: Org;
  userId: string;
  grantOf(object: string): ObjectGrant;
  level: Level;
}

/** The condition on rows of `object`, called `alias`, that the user may see or edit. */
export function sharedRows(question: Question, object: string, alias: string): RowCondition {
  const name = question.org.schema.object(object)?.name ?? object;
  const grant = question.grantOf(name);
  if (!(question.level === "read" ? grant.read : grant.edit)) return none;
  if (grant.modifyAll || (question.level === "read" && grant.viewAll)) return all;
  const child = followsParent[name];
  if (child !== undefined) return throughParent(question, child.object, `${alias}.${child.field}`);
  switch (name) {
    case "Contact":
      return contacts(question, alias);
    case "Opportunity":
      return opportunities(question, alias);
    case "User":
    case "Organization":
      return question.level === "read" ? all : { sql: `${alias}.Id = ?`, params: [question.userId] };
    default:
      return byDefault(question, name, alias);
  }
}

const followsParent: Record<string, { object: string; field: string }> = {
  OpportunityContactRole: { object: "Opportunity", field: "OpportunityId" },
  AccountShare: { object: "Account", field: "AccountId" },
  ContactShare: { object: "Contact", field: "ContactId" },
  LeadShare: { object: "Lead", field: "LeadId" },
  OpportunityShare: { object: "Opportunity", field: "OpportunityId" },
};

function throughParent(question: Question, parent: string, reference: string): RowCondition {
  const rows = sharedRows(question, parent, "parent_");
  if (rows.sql === "1" || rows.sql === "0") return rows;
  return {
    sql: `EXISTS (SELECT 1 FROM "${parent}" parent_ WHERE parent_.Id = ${reference} AND (${rows.sql}))`,
    params: rows.params,
  };
}

/** A contact follows its account, unless the org says otherwise; without an account it is its owner's alone. */
function contacts(question: Question, alias: string): RowCondition {
  if (organizationDefault(question.org, "Contact") !== "ControlledByParent") {
    return byDefault(question, "Contact", alias);
  }
  const own = ownedOrShared(question, "Contact", alias);
  const parent = throughParent(question, "Account", `${alias}.AccountId`);
  if (parent.sql === "1") {
    return { sql: `(${alias}.AccountId IS NOT NULL OR ${own.sql})`, params: own.params };
  }
  return { sql: `(${parent.sql} OR ${own.sql})`, params: [...parent.params, ...own.params] };
}

function opportunities(question: Question, alias: string): RowCondition {
  const rows = byDefault(question, "Opportunity", alias);
  if (rows.sql !== "1") return rows;
  const own = ownedOrShared(question, "Opportunity", alias);
  return { sql: `(${alias}.IsPrivate = 0 OR ${own.sql})`, params: own.params };
}

function byDefault(question: Question, object: string, alias: string): RowCondition {
  const opened = organizationDefault(question.org, object);
  const open =
    opened === undefined ||
    ["Edit", "ReadEditTransfer", "All"].includes(opened) ||
    (opened === "Read" && question.level === "read");
  return open ? all : ownedOrShared(question, object, alias);
}

/** Owned by the user or somebody below, shared with them, or opened by what hangs from it. */
function ownedOrShared({ org, userId, level }: Question, object: string, alias: string): RowCondition {
  const parts = [`${alias}.OwnerId IN (${meAndBelow})`];
  const params: unknown[] = [userId, userId];
  if (org.schema.object(`${object}Share`) !== undefined) {
    const levels = level === "read" ? "'Read','Edit','All'" : "'Edit','All'";
    parts.push(
      `${alias}.Id IN (SELECT ${object}Id FROM ${object}Share WHERE UserOrGroupId = ? AND IsDeleted = 0
       AND ${object}AccessLevel IN (${levels}))`,
    );
    params.push(userId);
  }
  if (object === "Account" && level === "read") {
    for (const child of ["Contact", "Opportunity"]) {
      parts.push(
        `${alias}.Id IN (SELECT AccountId FROM ${child} WHERE IsDeleted = 0 AND OwnerId IN (${meAndBelow}))`,
      );
      params.push(userId, userId);
    }
  }
  if (object === "Opportunity" && level === "read") {
    parts.push(
      `(${alias}.IsPrivate = 0 AND ${alias}.AccountId IN (SELECT Id FROM Account WHERE OwnerId IN (${meAndBelow})))`,
    );
    params.push(userId, userId);
  }
  return { sql: `(${parts.join(" OR ")})`, params };
}

/** The org-wide default of the object, as Organization holds it; undefined where it has none and all is open. */
function organizationDefault(org: Org, object: string): string | undefined {
  const column = `Default${object}Access`;
  if (org.schema.field("Organization", column) === undefined) return undefined;
  const row = org.db.prepare<[], Record<string, string>>(`SELECT ${column} FROM Organization`).get();
  return row?.[column];
}
