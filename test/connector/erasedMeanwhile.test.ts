import { eq } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { batchContext } from "../../connector/batches/batchContext.ts";
import { claimChunk } from "../../connector/batches/claimChunk.ts";
import { batches, batchRows } from "../../connector/database/schema/batches.ts";
import { creations } from "../../connector/database/schema/contacts.ts";
import { leads } from "../../connector/database/schema/leads.ts";
import { erasedPeople } from "../../connector/database/schema/privacy.ts";
import { contactDescribe } from "../../connector/describe/contactDescribe.ts";
import { noRules } from "../../connector/form/contactFields.ts";
import { erasePerson } from "../../connector/privacy/erasePerson.ts";
import { personOf } from "../../connector/privacy/personOf.ts";
import { batchIn, startBatch } from "../support/batches.ts";
import { eventually } from "../support/eventually.ts";
import { leadSource } from "../support/turnOnCreation.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";
import { mapInTurns } from "../../connector/inTurns.ts";

const title = "Assistant of Vera Testmann";
const profileUrl = "https://www.linkedin.com/in/vera-t";

let stack: ContactStack;
beforeAll(async () => {
  stack = await startContactStack();
  await stack.practice("POST", "/objects/Contact/validation-rules", {
    name: "No_Assistants",
    field: "Title",
    when: "Title LIKE '%Assistant of%'",
    message: "Title may not be 'Assistant of Vera Testmann (vera@n.example)'.",
  });
});
afterAll(() => stack.close());

beforeEach(async () => {
  await stack.app.database.delete(erasedPeople).run();
  const vera = { firstName: "Vera", lastName: "Testmann", email: "vera@n.example", profileUrl };
  await stack.addLead(stack.rep, vera);
});

const erase = () => erasePerson({ ...stack.app, now: stack.app.clock() }, personOf({ profileUrl }));
const isSent = async () => {
  const { database } = stack.app;
  return (await database.select().from(creations).where(eq(creations.state, "sent")).get()) !== undefined;
};
const slow = (base: number) => stack.practice("PATCH", "/settings", { latencyMs: { base, perRecord: 0 } });

/** Whatever is kept of creations and batches. */
const kept = async () => {
  const { database } = stack.app;
  const all = await mapInTurns([creations, batches, batchRows], (table) =>
    database.select().from(table).all(),
  );
  return JSON.stringify(all);
};

it("a refusal that quotes who was erased meanwhile is stored without its words, of one contact", async () => {
  const kim = await stack.addLead();
  await slow(300);
  const body = stack.creation(kim.leadId, { contact: { Title: title } });
  const answer = stack.rep.post("/v1/contacts", body, { "idempotency-key": randomUUID() });
  await eventually(async () => expect(await isSent()).toBe(true));
  await erase();
  await slow(0);
  expect((await answer).status).toBe(422);
  expect(await kept()).not.toMatch(/vera/i);
});

it(
  "a refusal that quotes who was erased meanwhile is stored without its words, of a batch",
  { tags: ["night"] },
  async () => {
    const kim = await stack.addLead(stack.rep, { title });
    await slow(300);
    const id = await startBatch(stack.rep, { rows: [{ leadId: kim.leadId, accountId: stack.account.id }] });
    await eventually(async () => expect(await isSent()).toBe(true));
    await erase();
    await slow(0);
    await batchIn(stack.rep, id, "finished");
    expect(await kept()).not.toMatch(/vera/i);
  },
);

it(
  "a step of a batch that began before an erasure sends nothing of its values for all rows that went",
  { tags: ["night"] },
  async () => {
    const { database } = stack.app;
    const kim = await stack.addLead();
    const lead = await database.select().from(leads).where(eq(leads.id, kim.leadId)).get();
    if (!lead) throw new Error("no lead");
    const defaults = { contact: { MailingCity: "Office of Vera Testmann" } };
    const ofRep = { id: "step", orgId: lead.orgId, userId: lead.ownerId, listId: kim.listId };
    const createdAt = stack.app.clock().getTime();
    const batch = await database
      .insert(batches)
      // Not due, so that the connector itself leaves it.
      .values({
        ...ofRep,
        state: "paused",
        defaults,
        preparedAt: 1,
        createdAt,
        resumeAt: createdAt + 300_000,
      })
      .returning()
      .get();
    const row = { batchId: batch.id, position: 0, leadId: lead.id, accountId: stack.account.id };
    await database
      .insert(batchRows)
      .values({ ...row, state: "waiting", isReviewed: true, updatedAt: 0 })
      .run();
    const ctx = await batchContext(stack.app, batch);
    const describe = await contactDescribe(ctx);
    await erase();
    const chunk = await claimChunk(ctx, {
      batch,
      describe,
      leadSource,
      rules: noRules,
      waitsForCountries: false,
    });
    expect(chunk).toMatchObject({ creations: [{ leadId: kim.leadId }] });
    expect(JSON.stringify(chunk)).not.toMatch(/vera/i);
  },
);
