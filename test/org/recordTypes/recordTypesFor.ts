import { heldSets } from "../access/heldSets.ts";
import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";

export const masterRecordTypeId = "012000000000000AAA";

/** A record type for one user. */
export interface UserRecordType {
  id: string;
  name: string;
  developerName: string;
  active: boolean;
  /** Whether the user may give records this type. */
  available: boolean;
  /** Whether the user's new records get it by default. */
  isDefault: boolean;
  master: boolean;
  picklists: Record<string, string[]>;
}

/** The record types of an object by name, then the master, which records without a type have. */
export function recordTypesFor(org: Org, userId: string, object: string): UserRecordType[] {
  const setIds = heldSets(org, userId).flatMap((held) => held.setIds);
  const own = statement(org.db, sql)
    .all(JSON.stringify(setIds), object)
    .map((row) => ({
      id: String(row["id"]),
      name: String(row["name"]),
      developerName: String(row["developerName"]),
      active: row["active"] === 1,
      available: row["active"] === 1 && row["visible"] === 1,
      isDefault: row["active"] === 1 && row["isDefault"] === 1,
      master: false,
      picklists: JSON.parse(String(row["picklists"] ?? "{}")) as Record<string, string[]>,
    }));
  return [...own, { ...master, isDefault: !own.some((each) => each.isDefault) }];
}

const master = {
  id: masterRecordTypeId,
  name: "Master",
  developerName: "Master",
  active: true,
  available: true,
  master: true,
  picklists: {},
};

const sql = `SELECT RecordType.Id AS id, Name AS name, DeveloperName AS developerName, IsActive AS active, picklists,
    max(coalesce(mine.visible, 0)) AS visible, max(coalesce(mine.is_default, 0)) AS isDefault
  FROM RecordType LEFT JOIN _record_type ON _record_type.id = RecordType.Id
  LEFT JOIN _record_type_grant mine ON record_type_id = RecordType.Id AND permission_set_id IN (SELECT value FROM json_each(?))
  WHERE SobjectType = ? GROUP BY RecordType.Id ORDER BY Name`;
