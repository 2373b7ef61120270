import type { CheckedOrg } from "./startCheckedOrg.ts";

/** How many records the step that writes has left: accounts, with what hangs on them. */
export const leftByWriting = ({ org }: CheckedOrg): unknown =>
  org.org.db
    .prepare(
      `SELECT (SELECT COUNT(*) FROM Contact WHERE IsDeleted = 0 AND LastName LIKE 'Crosswalk check%') +
              (SELECT COUNT(*) FROM Account WHERE IsDeleted = 0 AND Name LIKE 'Crosswalk check%') +
              (SELECT COUNT(*) FROM Opportunity WHERE IsDeleted = 0 AND Name LIKE 'Crosswalk check%')`,
    )
    .pluck()
    .get();
