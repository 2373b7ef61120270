import { afterAll, beforeAll, expect, it } from "vitest";
import { createAccess } from "../access/createAccess.ts";
import { type RunningOrg, startPracticeOrg } from "../server.ts";
import type { Caller } from "../types.ts";
import { compileQuery } from "./compileQuery.ts";

let running: RunningOrg;
beforeAll(async () => {
  running = await startPracticeOrg();
});
afterAll(() => running.close());

it("a query for contacts by id, account, name, e-mail or external id uses an index of SQLite for each user", () => {
  const { org } = running;
  const access = createAccess(org);
  const contact = org.db
    .prepare<[], { Id: string; AccountId: string }>(
      "SELECT Id, AccountId FROM Contact WHERE AccountId IS NOT NULL LIMIT 1",
    )
    .get();
  const conditions = [
    `Id = '${contact?.Id}'`,
    `AccountId = '${contact?.AccountId}'`,
    "Name = 'Ingrid Halvorsen'",
    "LastName = 'Halvorsen'",
    "LastName LIKE 'Halv%'",
    "Email = 'nobody@practice.example'",
    "Crosswalk_Lead__c = 'x'",
    "LastName IN ('Halvorsen', 'Voss')",
  ];
  for (const username of ["admin@practice.example", "rep@practice.example"]) {
    const caller = callerNamed(username);
    for (const condition of conditions) {
      const soql = `SELECT Id FROM Contact WHERE ${condition}`;
      const { environment, scope, conditions: sql } = compileQuery({ org, access, caller }, soql, {});
      const steps = org.db
        .prepare<[Record<string, unknown>], { detail: string }>(
          `EXPLAIN QUERY PLAN SELECT ${scope.alias}.Id FROM ${scope.from()} WHERE ${sql.join(" AND ")}`,
        )
        .all(environment.params)
        .map(({ detail }) => detail);
      expect(steps, `${username}: ${condition}`).toContainEqual(
        expect.stringMatching(new RegExp(`^SEARCH ${scope.alias} USING`)),
      );
    }
  }
});

function callerNamed(username: string): Caller {
  const user = running.org.db
    .prepare<[string], { Id: string; ProfileId: string }>('SELECT * FROM "User" WHERE Username = ?')
    .get(username);
  if (!user) throw new Error(`no user ${username}`);
  return { userId: user.Id, username, profileId: user.ProfileId, scopes: new Set(["api"]), clientId: "" };
}
