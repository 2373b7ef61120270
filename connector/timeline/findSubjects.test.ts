import { afterEach, beforeEach, expect, it } from "vitest";
import { newDatabase } from "../database/newDatabase.fixture.ts";
import { closeDatabase, type Database } from "../database/database.ts";
import { findSubjects } from "./findSubjects.ts";
import { sqliteClientOf } from "../database/openSqlite.ts";

let database: Database;
beforeEach(async () => {
  database = await newDatabase();
});
afterEach(() => closeDatabase(database));

it.each(["00D000000000001AAA", null])(
  "the subjects of an id are found by it, for the org %j",
  async (orgId) => {
    const client = sqliteClientOf(database);
    client.exec(`insert into events (at, event, org_id, lead_id, batch_id, details)
    values (0, 'row.failed', '00D000000000001AAA', '1', '1', '{}')`);
    const prepare = client.prepare.bind(client);
    const plans: string[] = [];
    client.prepare = (text: string) => {
      const values = Array<null>((text.match(/\?/g) ?? []).length).fill(null);
      const plan = prepare(`explain query plan ${text}`).all(...values) as { detail: string }[];
      plans.push(...plan.map(({ detail }) => detail));
      return prepare(text);
    };
    await findSubjects(database, "1", orgId);
    expect(plans.filter((detail) => detail.includes("creations"))).not.toEqual([]);
    // By the org alone is everything: most databases have one org.
    expect(plans.filter((detail) => detail.startsWith("SCAN") || /\(org_id=\?\)$/.test(detail))).toEqual([]);
  },
);
