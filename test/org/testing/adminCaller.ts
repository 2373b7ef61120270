import type { Caller, Org } from "../types.ts";

/** The org's admin as the caller of what a test calls without a server. */
export function adminCaller(org: Org): Caller {
  const username = "admin@practice.example";
  const user = org.db
    .prepare<[string], { Id: string; ProfileId: string }>(
      `SELECT Id, ProfileId FROM "User" WHERE Username = ?`,
    )
    .get(username);
  if (!user) throw new Error(`The org has no user ${username}.`);
  return {
    userId: user.Id,
    profileId: user.ProfileId,
    username,
    scopes: new Set(["api"]),
    clientId: "test",
  };
}
