import { and } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { newDatabase } from "../database/newDatabase.fixture.ts";
import { closeDatabase, type Database } from "../database/database.ts";
import { about, explaining, findEvents, ofOrg, findSubjects } from "./findEvents.ts";
import { fullReads } from "../../test/support/fullReads.ts";
import { runSql } from "../../test/support/plainSql.ts";
import { watchStatements } from "../../test/support/watchStatements.ts";
import { mapInTurns } from "../work/inTurns.ts";

let database: Database;
beforeEach(async () => {
  database = await newDatabase();
});
afterEach(() => closeDatabase(database));

it.each(["00D000000000001AAA", null])(
  "the events of an id, and what explains them, are found without reading all, for the org %j",
  async (orgId) => {
    await runSql(
      database,
      `insert into events (at, event, org_id, lead_id, batch_id, details)
       values (0, 'row.failed', '00D000000000001AAA', '1', '1', '{}')`,
    );
    const statements: string[] = [];
    watchStatements(database, (text) => void statements.push(text));
    const subjects = await findSubjects(database, "1", orgId);
    await findEvents(database, and(about(subjects), ofOrg(orgId)));
    for (const userIds of [[], ["005"]])
      await findEvents(database, and(explaining(new Date(0), new Date(1), userIds), ofOrg(orgId)));
    const reads = await mapInTurns(statements, (text) => fullReads(database, text));
    // Of what a statement has found itself, it reads all.
    expect(reads.flat().filter(({ table }) => table !== "first")).toEqual([]);
    expect(statements).toHaveLength(8);
  },
);
