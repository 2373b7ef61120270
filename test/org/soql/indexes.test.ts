import { afterAll, beforeAll, expect, it } from "vitest";
import { type RunningOrg, startPracticeOrg } from "../server.ts";
import { signIn } from "../testing/signIn.ts";

let running: RunningOrg;
beforeAll(async () => {
  running = await startPracticeOrg();
});
afterAll(() => running.close());

it("what clients look contacts up by leads to an index, whatever sharing adds to the question", async () => {
  for (const username of ["admin@practice.example", "rep@practice.example"]) {
    const { connection, rest } = await signIn(running, username);
    const [contact] = (
      await connection.query<Record<string, string>>(
        "SELECT Id, AccountId FROM Contact WHERE AccountId != null LIMIT 1",
      )
    ).records;
    const conditions = [
      `Id = '${contact?.["Id"]}'`,
      `AccountId = '${contact?.["AccountId"]}'`,
      "Name = 'Ingrid Halvorsen'",
      "LastName = 'Halvorsen'",
      "LastName LIKE 'Halv%'",
      "Email = 'nobody@practice.example'",
      "Crosswalk_Lead__c = 'x'",
      "LastName IN ('Halvorsen', 'Voss')",
    ];
    for (const condition of conditions) {
      const soql = `SELECT Id FROM Contact WHERE ${condition}`;
      const { body } = await rest(`/query?explain=${encodeURIComponent(soql)}`);
      expect(body, `${username}: ${condition}`).toMatchObject({ plans: [{ leadingOperationType: "Index" }] });
    }
  }
});
