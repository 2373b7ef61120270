import { describe, expect, it } from "vitest";
import { inTransaction } from "../../connector/database/inTransaction.ts";
import { newDatabase } from "../../connector/database/newDatabase.fixture.ts";
import { closeDatabase, type Database } from "../../connector/database/database.ts";
import { leadLists } from "../../connector/database/schema/leads.ts";
import { recordToLead } from "../../connector/leadFiles/recordToLead.ts";
import { findHeader } from "../../connector/leadFiles/findHeader.ts";
import { createLeadStore } from "../../connector/leads/createLeadStore.ts";
import { overgrowth, withoutLargestByDay } from "./overgrowth.ts";
import { fewByDay } from "../support/fewByDay.ts";

const header = findHeader(["First Name,Last Name,Company,Email,URL"]);

/** Files in which each row looks like those before it. */
const alike: Record<string, (row: number) => string[]> = {
  "one address for many names": (row) => [`A${row}`, `B${row}`, "Nord", "info@nord.example", ""],
  "one name at many companies": (row) => ["Ada", "Quist", `Works ${row}`, "", ""],
  "one name at one company with many addresses": (row) => [
    "Ada",
    "Quist",
    "Nord",
    `a${row}@nord.example`,
    "",
  ],
  "one name at one company with many profiles": (row) => [
    "Ada",
    "Quist",
    "Nord",
    "",
    `linkedin.com/in/a${row}`,
  ],
  "one name and address with many profiles": (row) => [
    "Ada",
    "Quist",
    "",
    "a@b.example",
    `linkedin.com/in/a${row}`,
  ],
  "one profile with many names": (row) => [`A${row}`, "Quist", "", "", "linkedin.com/in/ada"],
};

describe("the import of twice as many rows that look alike", () => {
  it.each(fewByDay(Object.entries(alike), 2))("takes no more than twice the time: %s", async (_name, row) => {
    const growth = await overgrowth(withoutLargestByDay([200, 400, 800]), async (size) => {
      const database = await newDatabase();
      return () => store(database, size, row);
    });
    expect(growth).toBeNull();
  });
});

async function store(database: Database, size: number, row: (index: number) => string[]): Promise<void> {
  const owner = { orgId: "org", ownerId: "rep" };
  await database.insert(leadLists).values({ id: "list", ...owner, name: "Leads", createdAt: new Date() });
  const storeLeads = createLeadStore(owner, "list");
  await inTransaction(database, async (tx) => {
    for (let line = 0; line < size; line++) {
      const result = recordToLead({ line, fields: row(line) }, header);
      if (result.outcome !== "lead") continue;
      await storeLeads(tx, [{ record: result.lead, now: new Date() }]);
    }
  });
  await closeDatabase(database);
}
