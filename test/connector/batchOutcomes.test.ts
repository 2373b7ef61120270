import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { creations } from "../../connector/database/schema/contacts.ts";
import { addList, batchIn, rowsOf, startBatch } from "./batchScene.ts";
import { startContactScene, type ContactScene } from "./contactScene.ts";

let scene: ContactScene;
/** Added to the connector's clock, so that no test waits. */
let aheadMs = 0;

beforeAll(async () => {
  scene = await startContactScene({
    clock: () => new Date(Date.now() + aheadMs),
    environment: { SALESFORCE_TIMEOUT_MS: "2000" },
  });
});
afterAll(() => scene.close());
afterEach(async () => {
  await scene.connector.practice("DELETE", "/faults");
  await scene.connector.practice("PATCH", "/settings", {
    latencyMs: { base: 0, perRecord: 0 },
    lockWaitMs: 10_000,
  });
});

const rowsFor = (leadIds: string[]) => leadIds.map((leadId) => ({ leadId, accountId: scene.account.id }));

describe("a row of a batch", () => {
  it("whose account somebody else has locked is sent again until it goes through", async () => {
    const { leadIds } = await addList(scene, 3);
    const single = await scene.addLead(scene.admin);
    await scene.connector.practice("PATCH", "/settings", {
      latencyMs: { base: 1200, perRecord: 0 },
      lockWaitMs: 5,
    });
    const holding = scene.admin.post("/v1/contacts", scene.creation(single.leadId));
    const id = await startBatch(scene.rep, { rows: rowsFor(leadIds) });
    expect([201, 202, 503]).toContain((await holding).status);
    await scene.connector.practice("PATCH", "/settings", { latencyMs: { base: 0, perRecord: 0 } });
    await vi.waitFor(
      async () => {
        aheadMs += 1_000;
        expect((await rowsOf(scene.rep, id)).map(({ state }) => state)).toEqual(Array(3).fill("created"));
      },
      { timeout: 15_000, interval: 100 },
    );
  });

  it("whose contact turns up after it was given up for lost is said to be created, and is not made again", async () => {
    const { leadIds, lastName } = await addList(scene, 1);
    const fault = { method: "POST", path: "/composite/sobjects", times: 1, action: "hang" };
    await scene.connector.practice("POST", "/faults", fault);
    const id = await startBatch(scene.rep, { rows: rowsFor(leadIds) });
    const lost = await vi.waitFor(
      () => {
        const found = scene.connector.app.database.select().from(creations).all();
        const unknown = found.find(({ state, leadId }) => state === "unknown" && leadId === leadIds[0]);
        if (!unknown) throw new Error("not lost yet");
        return unknown;
      },
      { timeout: 10_000, interval: 20 },
    );
    // It is given up and about to be sent again, while Salesforce has been at work on it all the time.
    await scene.connector.practice("POST", "/faults", { ...fault, action: "delay", ms: 800 });
    aheadMs += 20_000;
    await vi.waitFor(
      () => {
        const found = scene.connector.app.database.select().from(creations).all();
        expect(found.filter(({ leadId }) => leadId === leadIds[0])).toHaveLength(2);
      },
      { timeout: 10_000, interval: 20 },
    );
    await scene.connector.practice("POST", "/records/Contact", [
      {
        ...lost.contact,
        CreatedById: lost.userId,
        OwnerId: lost.userId,
        CreatedDate: new Date().toISOString(),
      },
    ]);
    await vi.waitFor(
      async () => {
        const [row] = await rowsOf(scene.rep, id);
        const [contact] = scene.contactsNamed(lastName);
        expect(row).toMatchObject({ state: "created", contactId: contact?.["Id"] });
      },
      { timeout: 15_000, interval: 50 },
    );
    expect(scene.contactsNamed(lastName)).toHaveLength(1);
    expect((await batchIn(scene.rep, id, "finished")).counts.created).toBe(1);
  });
});
