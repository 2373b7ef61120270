import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { batches } from "../../connector/database/schema/batches.ts";
import { creations } from "../../connector/database/schema/contacts.ts";
import { batchIn } from "../support/batches.ts";
import { memoryFolder } from "../support/memoryFolder.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";
import { startStack, type Stack } from "../support/startStack.ts";
import { fewByDay } from "../support/fewByDay.ts";

let stack: ContactStack;
let folder: string;
let databaseFile: string;

beforeEach(async () => {
  folder = mkdtempSync(join(memoryFolder(), "crosswalk-keys-"));
  databaseFile = join(folder, "crosswalk.db");
  stack = await startContactStack({ databaseFile });
});
afterEach(async () => {
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Another connector on the same database, after `meanwhile`. */
async function startAgain(tokenKeys: string, meanwhile = () => undefined as void): Promise<Stack> {
  await stack.stop();
  meanwhile();
  const environment = { ...stack.environment, TOKEN_KEYS: tokenKeys };
  return startStack({ databaseFile, orgs: stack.orgs, environment });
}

/** How to make a contact and a batch under a key, which gives what is answered: twice the same. */
async function requestsUnder(key: string) {
  const { leadId } = await stack.addLead();
  const body = stack.creation(leadId);
  const other = await stack.addLead();
  const post = async (path: string, sent: unknown) => {
    const answer = await stack.rep.post<{ id: string }>(path, sent, { "idempotency-key": key });
    expect([201, 202]).toContain(answer.status);
    return answer.body;
  };
  return async () => {
    const contact = await post("/v1/contacts", body);
    const batch = await post("/v1/batches", { leadIds: [other.leadId] });
    await batchIn(stack.rep, batch.id, "finished");
    return { contact, batch };
  };
}

async function storedKeys({ database }: ContactStack["app"]): Promise<(string | null)[]> {
  const stored = [
    ...(await database.select({ key: creations.idempotencyKey }).from(creations)),
    ...(await database.select({ key: batches.idempotencyKey }).from(batches)),
  ];
  return stored.map(({ key }) => key);
}

const newKey = () => `newer:${randomBytes(32).toString("base64")}`;

describe("a key of a request", () => {
  it("is stored as it is where it is a UUID", async () => {
    const key = randomUUID();
    const make = await requestsUnder(key);
    await make();
    expect((await storedKeys(stack.app)).filter((each) => each !== null)).toEqual([key, key]);
  });

  it.each(fewByDay([randomUUID().slice(1), "intro-by-vera@x.example", "/in/vera-t:create", "vera_1"], 1))(
    "is stored as a hash, another one for each user, where it is in words, and a repetition is told: %s",
    async (key) => {
      const make = await requestsUnder(key);
      const first = await make();
      expect(await make()).toMatchObject({
        contact: { contactId: expect.any(String) },
        batch: first.batch,
      });
      const stored = (await storedKeys(stack.app)).filter((each) => each !== null);
      expect(new Set(stored).size).toBe(1);
      expect(stored[0]).toMatch(/^hmac1 [\w-]{43}$/);
      const rep = stack.rep;
      stack.rep = await stack.signIn("rep2@practice.example");
      const { leadId } = await stack.addLead(stack.rep);
      await stack.rep.post("/v1/contacts", stack.creation(leadId), { "idempotency-key": key });
      stack.rep = rep;
      expect(new Set((await storedKeys(stack.app)).filter((each) => each !== null)).size).toBe(2);
    },
  );

  it(
    "is told where it is in words under new TOKEN_KEYS, as long as the old one is there, too",
    { tags: ["night"] },
    async () => {
      const make = await requestsUnder("intro-by-vera@x.example");
      const first = await make();
      const both = await startAgain(`${newKey()},${stack.environment["TOKEN_KEYS"]}`);
      try {
        const again = await make();
        expect(again.batch).toEqual(first.batch);
        expect(again.contact).toMatchObject({
          contactId: (first.contact as { contactId?: string }).contactId,
        });
      } finally {
        await both.stop();
      }
    },
  );
});
