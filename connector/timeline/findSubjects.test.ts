import { afterEach, beforeEach, expect, it } from "vitest";
import { newDatabase } from "../database/newDatabase.fixture.ts";
import { closeDatabase, type Database } from "../database/database.ts";
import { findSubjects } from "./findSubjects.ts";
import { fullReads } from "../../test/support/fullReads.ts";
import { runSql } from "../../test/support/plainSql.ts";
import { watchStatements } from "../../test/support/watchStatements.ts";
import { mapInTurns } from "../inTurns.ts";

let database: Database;
beforeEach(async () => {
  database = await newDatabase();
});
afterEach(() => closeDatabase(database));

it.each(["00D000000000001AAA", null])(
  "the subjects of an id are found by it, for the org %j",
  async (orgId) => {
    await runSql(
      database,
      `insert into events (at, event, org_id, lead_id, batch_id, details)
       values (0, 'row.failed', '00D000000000001AAA', '1', '1', '{}')`,
    );
    const statements: string[] = [];
    watchStatements(database, (text) => void statements.push(text));
    await findSubjects(database, "1", orgId);
    expect(statements.filter((text) => text.includes('"creations"'))).not.toEqual([]);
    expect(await mapInTurns(statements, (text) => fullReads(database, text))).toEqual(
      statements.map(() => []),
    );
  },
);
