import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { RequestContext } from "../context.ts";
import { closeDatabase, type Database } from "../database/database.ts";
import { newDatabase } from "../database/newDatabase.fixture.ts";
import type { Creation } from "../database/schema/contacts.ts";
import { leads } from "../database/schema/leads.ts";
import { createMemory } from "../work/memory.ts";
import { mayMatchCreated, rememberCreated } from "./createdPeople.ts";
import { oneOf } from "../database/rows.ts";

let database: Database;
beforeEach(async () => {
  database = await newDatabase();
});
afterEach(() => closeDatabase(database));

async function addLead(id: string, firstName: string, lastName: string) {
  const names = { firstName, lastName, sourceName: `${firstName} ${lastName}`, searchText: "" };
  const owner = { orgId: "00D", ownerId: "005", createdAt: new Date(0), updatedAt: new Date(0) };
  return oneOf(
    database
      .insert(leads)
      .values({ id, ...names, company: "Nordwind", ...owner })
      .returning(),
  );
}

it("two contacts that are made at the same time are both remembered, whichever the database answers first", async () => {
  const vera = await addLead("1", "Vera", "Muster");
  const jonas = await addLead("2", "Jonas", "Beispiel");
  let elapsedMs = 0;
  const memory = createMemory(() => elapsedMs);
  const ctx = {
    database,
    memory,
    caller: { orgId: "00D", userId: "005" },
    elapsedMs: () => (elapsedMs += 1),
  } as unknown as RequestContext;
  const madeOf = (leadId: string) => [{ leadId, contact: null } as Creation];
  const answered = Promise.withResolvers<void>();
  const query = database.engine.query.bind(database.engine);
  vi.spyOn(database.engine, "query").mockImplementationOnce(async (...asked) => {
    await answered.promise;
    return query(...asked);
  });
  const since = ctx.elapsedMs();
  const first = rememberCreated(ctx, madeOf("1"));
  await rememberCreated(ctx, madeOf("2"));
  answered.resolve();
  await first;
  expect([mayMatchCreated(ctx, vera, since), mayMatchCreated(ctx, jonas, since)]).toEqual([true, true]);
});
