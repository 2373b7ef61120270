import { compileCondition } from "../soql/compileCondition.ts";
import { numberedId, reserveIds } from "../storage/nextId.ts";
import { insertRow, type Row } from "../storage/rows.ts";
import { quoted, statement } from "../storage/statement.ts";
import { toDateTime } from "../storage/dateTimes.ts";
import type { Org } from "../types.ts";
import { findGroup, membersOf } from "./shareTarget.ts";
import { sharingRules, type SharingRule } from "./sharingRules.ts";

/** Replaces the share rows of an object's sharing rules, for one record or all. */
export function recalculateShares(org: Org, object: string, recordId?: string): void {
  const key = `${object}Id`;
  const share = org.schema.object(`${object}Share`);
  if (share === undefined) return;
  const ofRecord = recordId === undefined ? "" : ` AND ${quoted(key)} = ?`;
  const params = recordId === undefined ? [] : [recordId];
  statement(org.db, `DELETE FROM ${quoted(share.name)} WHERE RowCause = 'Rule'${ofRecord}`).run(...params);
  for (const rule of sharingRules(org, object)) {
    const groupId = findGroup(org, rule.sharedTo);
    if (groupId === undefined) continue;
    const ids = recordsOf(org, rule, recordId);
    let number = reserveIds(org, share.keyPrefix ?? "", ids.length);
    for (const id of ids) {
      insertRow(org, share.name, {
        Id: numberedId(org, share.keyPrefix ?? "", number++),
        [key]: id,
        UserOrGroupId: groupId,
        RowCause: "Rule",
        ...rule.levels,
        ...stamp(org),
      });
    }
  }
}

/** The same for every object with rules, after groups or roles changed. */
export function recalculateAllShares(org: Org): void {
  for (const object of new Set(sharingRules(org).map((rule) => rule.object))) recalculateShares(org, object);
}

/** The audit fields of share rows that Salesforce writes. */
export function stamp(org: Org): Row {
  const by = statement(org.db, "SELECT Id FROM User ORDER BY Id LIMIT 1").get()?.["Id"];
  return { LastModifiedById: by, LastModifiedDate: toDateTime(org.now()) };
}

function recordsOf(org: Org, rule: SharingRule, recordId: string | undefined): string[] {
  const table = quoted(rule.object);
  const { sql, params } = conditionOf(org, rule);
  const one = recordId === undefined ? "" : " AND Id = ?";
  return statement(org.db, `SELECT Id FROM ${table} WHERE IsDeleted = 0 AND ${sql}${one}`)
    .all(...params, ...(recordId === undefined ? [] : [recordId]))
    .map((row) => String(row["Id"]));
}

function conditionOf(org: Org, rule: SharingRule): { sql: string; params: unknown[] } {
  const ways: { sql: string; params: unknown[] }[] = [];
  if (rule.ownedBy !== undefined) {
    const source = findGroup(org, rule.ownedBy);
    const owners = source === undefined ? [] : membersOf(org, source);
    ways.push({ sql: "OwnerId IN (SELECT value FROM json_each(?))", params: [JSON.stringify(owners)] });
  }
  if (rule.where !== undefined) ways.push(compileCondition(org, rule.object, rule.where));
  return {
    sql: `(${ways.map((way) => way.sql).join(" AND ") || "0"})`,
    params: ways.flatMap((way) => way.params),
  };
}
