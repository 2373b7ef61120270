import { afterAll, beforeAll, expect, it } from "vitest";
import type { ApiClient } from "../support/apiClient.ts";
import { countStatements } from "../support/countStatements.ts";
import { startStack, type Stack } from "../support/startStack.ts";
import { isOnPostgres } from "../support/testDatabase.ts";
import { sqliteClientOf } from "../../connector/database/sqlite/openSqlite.ts";

let stack: Stack;
let rep: ApiClient;
let statements: (text: RegExp) => number;
beforeAll(async () => {
  stack = await startStack();
  statements = countStatements(stack.app.database);
  rep = await stack.signIn("rep@practice.example");
});
afterAll(() => stack.close());

async function importRows(name: string, rows: string[]): Promise<void> {
  const file = ["First Name,Last Name,Company,Position,Email Address", ...rows].join("\n");
  const { status } = await rep.post(`/v1/lead-lists?name=${name}`, file, { "content-type": "text/csv" });
  expect(status).toBe(201);
}

/** How many rows of the table an index has. */
function entriesOf(index: string): number {
  const client = sqliteClientOf(stack.app.database);
  const pages =
    "SELECT sum(ncell) AS entries FROM dbstat WHERE name = ? AND pagetype IN ('leaf', 'internal')";
  return (client.prepare(pages).get(index) as { entries: number }).entries;
}

// Postgres counts no entries of an index; both make it by the same words.
it.skipIf(isOnPostgres)(
  "an import keeps only addresses in the index of addresses, which most leads have not",
  async () => {
    const before = { email: entriesOf("leads_email"), name: entriesOf("leads_name") };
    const rows = Array.from({ length: 300 }, (_, n) => `Ada${n},Quist,Nord ${n},Pilot,`);
    await importRows("Addresses", [...rows, "Bo,Berg,Nord,Pilot,bo@nord.example"]);
    expect(entriesOf("leads_name") - before.name).toBe(301);
    expect(entriesOf("leads_email") - before.email).toBe(1);
  },
);

const cyDahls = Array.from(
  { length: 200 },
  (_, n) => `Cy${n},Dahl,Nord,Pilot,${n % 2 ? `cy${n}@nord.example` : ""}`,
);
const asked = /^select .* from "leads" where .*"(?:email|last_name)" = /;

it("an import asks for many new rows at once whether they are known, and writes them at once", async () => {
  const written = /^insert into "(?:leads|lead_list_members)" /;
  const before = { asked: statements(asked), written: statements(written) };
  await importRows("New", cyDahls);
  // Of sixteen rows the names and the addresses; the leads, and their places.
  expect(statements(asked) - before.asked).toBeLessThan(40);
  expect(statements(written) - before.written).toBeLessThan(60);
});

it("an import asks for the leads with a known row's name or address once each", async () => {
  await importRows("Known", cyDahls);
  const before = statements(asked);
  await importRows("Known again", cyDahls);
  const more = statements(asked) - before;
  expect(more).toBeGreaterThanOrEqual(200);
  expect(more).toBeLessThan(240);
});
