export const endedBySalesforce = "ended by Salesforce";

/** Whether the `outcome` of a `sign-in.revoked` says that the user's access has ended in Salesforce, too. */
export const hasAccessEnded = (outcome: unknown): boolean =>
  outcome === "revoked" || outcome === endedBySalesforce;
