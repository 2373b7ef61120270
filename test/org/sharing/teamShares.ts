import { nextId } from "../storage/nextId.ts";
import { toDateTime } from "../storage/dateTimes.ts";
import { insertRow, type Row } from "../storage/rows.ts";
import { quoted, statement } from "../storage/statement.ts";
import type { ObjectDefinition, Org } from "../types.ts";

/** The team's object, by the object of its members. */
const teams: Record<string, string> = { AccountTeamMember: "Account", OpportunityTeamMember: "Opportunity" };

export const isTeamMember = (object: ObjectDefinition) => object.name in teams;

/** Writes the share row of a team member, or removes it for a former member. */
export function keepTeamShare(org: Org, object: ObjectDefinition, member: Row): void {
  const of = teams[object.name];
  if (of === undefined) return;
  const [share, key] = [`${of}Share`, `${of}Id`];
  statement(
    org.db,
    `DELETE FROM ${quoted(share)} WHERE ${quoted(key)} = ? AND UserOrGroupId = ? AND RowCause = 'Team'`,
  ).run(member[key], member["UserId"]);
  if (member["IsDeleted"] === 1) return;
  const levels = Object.entries(member).filter(([name]) => name.endsWith("AccessLevel"));
  insertRow(org, share, {
    Id: nextId(org, org.schema.object(share)?.keyPrefix ?? ""),
    [key]: member[key],
    UserOrGroupId: member["UserId"],
    RowCause: "Team",
    ...Object.fromEntries(levels),
    ...stamp(org),
  });
}

/** The audit fields of share rows that Salesforce writes. */
function stamp(org: Org): Row {
  const by = statement(org.db, "SELECT Id FROM User ORDER BY Id LIMIT 1").get()?.["Id"];
  return { LastModifiedById: by, LastModifiedDate: toDateTime(org.now()) };
}
