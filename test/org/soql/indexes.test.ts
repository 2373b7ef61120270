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
    for (const condition of conditions) {
      expect(stepsOf(username, condition), `${username}: ${condition}`).toContainEqual(
        expect.stringMatching(/^SEARCH t0 USING/),
      );
    }
  }
});

it("a query for hundreds of names reads a small table, as SQLite takes longer to find its indexes", () => {
  const names = Array.from({ length: 300 }, (_, index) => `LastName LIKE 'Made up ${String(index)}%'`);
  const steps = stepsOf("rep@practice.example", `Email != null AND (${names.join(" OR ")})`);
  expect(steps).toContain("SCAN t0");
});

/** How SQLite finds the contacts of a condition. */
function stepsOf(username: string, condition: string): string[] {
  const { org } = running;
  const asker = { org, access: createAccess(org), caller: callerNamed(username) };
  const { environment, scope, conditions } = compileQuery(
    asker,
    `SELECT Id FROM Contact WHERE ${condition}`,
    {},
  );
  return org.db
    .prepare<[Record<string, unknown>], { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT ${scope.alias}.Id FROM ${scope.from()} WHERE ${conditions.join(" AND ")}`,
    )
    .all(environment.params)
    .map(({ detail }) => detail);
}

function callerNamed(username: string): Caller {
  const user = running.org.db
    .prepare<[string], { Id: string; ProfileId: string }>('SELECT * FROM "User" WHERE Username = ?')
    .get(username);
  if (!user) throw new Error(`no user ${username}`);
  return { userId: user.Id, username, profileId: user.ProfileId, scopes: new Set(["api"]), clientId: "" };
}
