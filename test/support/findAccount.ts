import type { RunningOrg } from "@crosswalk/practice-org";

export interface AccountInUse {
  id: string;
  name: string;
  openOpportunityId: string;
}

/** An account of the rep's with an open opportunity. */
export function findAccount({ org }: RunningOrg): AccountInUse {
  const found = org.db
    .prepare(
      "SELECT Account.Id AS id, Account.Name AS name, Opportunity.Id AS openOpportunityId FROM Account" +
        " JOIN Opportunity ON Opportunity.AccountId = Account.Id JOIN User ON User.Id = Account.OwnerId" +
        " WHERE Opportunity.IsClosed = 0 AND User.Username = ? ORDER BY Account.Name LIMIT 1",
    )
    .get("rep@practice.example");
  if (!found) throw new Error("the seed has no account of the rep's with an open opportunity");
  return found as AccountInUse;
}
