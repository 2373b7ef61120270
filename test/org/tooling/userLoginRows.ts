import { frozenUsers } from "../oauth/logins.ts";
import { statement } from "../storage/statement.ts";
import type { Row } from "../storage/rows.ts";
import type { Org } from "../types.ts";
import { setupId } from "./setupId.ts";

/** Whether each user may log in, as Setup shows it on the user's page. */
export function userLoginRows(org: Org): Row[] {
  const frozen = frozenUsers(org);
  return statement(org.db, `SELECT Id, LastModifiedDate, LastModifiedById FROM "User"`)
    .all()
    .map(({ Id, ...modified }) => ({
      Id: setupId(org, "0Yw", String(Id)),
      UserId: Id,
      IsFrozen: frozen.has(String(Id)),
      IsPasswordLocked: false,
      ...modified,
    }));
}
