import type { RestCall } from "../call/restCall.ts";
import { rowWriter } from "../storage/rowWriter.ts";
import type { Row } from "../storage/rows.ts";
import { statement } from "../storage/statement.ts";
import type { Match } from "./findDuplicates.ts";

/**
 * Stores that a record was saved although a duplicate rule objected: a duplicate record set of it and the
 * records that it duplicates. `ruleName` is the rule's developer name.
 */
export function reportDuplicates(call: RestCall, ruleName: string, row: Row, matches: Match[]): void {
  const { org, caller } = call;
  const rule = statement(org.db, "SELECT Id FROM DuplicateRule WHERE DeveloperName = ?").get(ruleName);
  const write = rowWriter(org, () => caller.userId);
  const ids = [row["Id"], ...matches.map((match) => match.row["Id"])];
  const setId = write.add(
    "DuplicateRecordSet",
    { Name: nextName(call, "DuplicateRecordSet"), DuplicateRuleId: rule?.["Id"], RecordCount: ids.length },
    0,
  );
  for (const RecordId of ids) {
    const item = { Name: nextName(call, "DuplicateRecordItem"), DuplicateRecordSetId: setId, RecordId };
    write.add("DuplicateRecordItem", item, 0);
  }
}

function nextName({ org }: RestCall, object: string): string {
  const row = statement(
    org.db,
    "INSERT INTO _sequence (name, next) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET next = next + 1 RETURNING next",
  ).get(`${object}.Name`);
  return String(row?.["next"] ?? 1).padStart(8, "0");
}
