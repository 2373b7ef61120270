import { statement } from "../storage/statement.ts";
import { toDateTime } from "../storage/dateTimes.ts";
import type { Org } from "../types.ts";
import { isUnexpired } from "./settleAssignments.ts";

/**
 * The permission sets that a user has from one source: the profile, an assignment, or a group with its muting
 * set.
 */
interface HeldSets {
  setIds: string[];
  mutedBy: string[];
}

/**
 * All permission sets of the user, without those whose assignment expired. A session-based one counts only in
 * a session that activated it, and no API session here has; so does a session-based group. In a group that is
 * none, a session-based set needs no activation (Object Reference, SessionPermSetActivation and
 * PermissionSetGroup). Muting counts within its own group only, so groups stay apart.
 */
export function heldSets(org: Org, userId: string): HeldSets[] {
  const rows = statement<[{ user: string; now: string }], { reason: string; id: string }>(org.db, sql).all({
    user: userId,
    now: toDateTime(org.now()),
  });
  return [...Map.groupBy(rows, ({ reason }) => reason).values()].map((held) => {
    const ids = held.map(({ id }) => id);
    return {
      setIds: ids.filter((id) => !isMuting(id)),
      mutedBy: ids.filter(isMuting),
    };
  });
}

const isMuting = (id: string) => id.startsWith("0QM");

const sql = `SELECT 'profile' AS reason, Id AS id FROM PermissionSet
    WHERE ProfileId = (SELECT ProfileId FROM User WHERE Id = @user)
  UNION SELECT 'assigned', PermissionSetId FROM PermissionSetAssignment
    WHERE AssigneeId = @user AND PermissionSetId IN (SELECT Id FROM PermissionSet WHERE HasActivationRequired IS NOT 1)
      AND ${isUnexpired}
  UNION SELECT held.PermissionSetGroupId, part.PermissionSetId
    FROM PermissionSetAssignment held
    JOIN PermissionSetGroupComponent part ON part.PermissionSetGroupId = held.PermissionSetGroupId AND part.IsDeleted = 0
    WHERE held.AssigneeId = @user AND ${isUnexpired}
      AND held.PermissionSetGroupId IN (SELECT Id FROM PermissionSetGroup WHERE HasActivationRequired IS NOT 1)`;
