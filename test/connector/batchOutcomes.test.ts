import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { creations } from "../../connector/database/schema/contacts.ts";
import { addList, batchIn, rowsOf, startBatch } from "./batchScene.ts";
import { eventually } from "./eventually.ts";
import { startContactScene, type ContactScene } from "./contactScene.ts";

let scene: ContactScene;
/** Added to the connector's clock, so that no test waits. */
let aheadMs = 0;

beforeAll(async () => {
  scene = await startContactScene({ clock: () => new Date(Date.now() + aheadMs) });
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
    expect((await holding).status).toBe(201);
    await scene.connector.practice("PATCH", "/settings", { latencyMs: { base: 0, perRecord: 0 } });
    await eventually(async () => {
      aheadMs += 1_000;
      expect((await rowsOf(scene.rep, id)).map(({ state }) => state)).toEqual(Array(3).fill("created"));
    });
  });

  it("whose contact turns up after it was given up for lost is said to be created, and is not made again", async () => {
    const { leadIds, lastName } = await addList(scene, 1);
    const fault = { method: "POST", path: "/composite/sobjects", times: 1, action: "reset-before" };
    await scene.connector.practice("POST", "/faults", fault);
    const id = await startBatch(scene.rep, { rows: rowsFor(leadIds) });
    const [leadId = ""] = leadIds;
    const stateOfFirst = () => {
      const made = scene.connector.app.database.select().from(creations).where(eq(creations.leadId, leadId));
      const [first] = made.orderBy(sql`rowid`).all();
      if (!first) throw new Error("nothing is reserved yet");
      return first;
    };
    await eventually(() => expect(stateOfFirst().state).toBe("unknown"));
    const lost = stateOfFirst();
    // It is given up, while Salesforce has been at work on it all the time. Cancelled, it is not sent again before it turns up.
    await scene.rep.post(`/v1/batches/${id}/cancel`);
    aheadMs += 20_000;
    await eventually(() => expect(stateOfFirst().state).toBe("failed"));
    await scene.connector.practice("POST", "/records/Contact", [
      {
        ...lost.contact,
        CreatedById: lost.userId,
        OwnerId: lost.userId,
        CreatedDate: new Date().toISOString(),
      },
    ]);
    await scene.rep.post(`/v1/batches/${id}/resume`);
    await eventually(async () => {
      const [row] = await rowsOf(scene.rep, id);
      const [contact] = scene.contactsNamed(lastName);
      expect(row).toMatchObject({ state: "created", contactId: contact?.["Id"] });
    });
    expect(scene.contactsNamed(lastName)).toHaveLength(1);
    expect((await batchIn(scene.rep, id, "finished")).counts.created).toBe(1);
  });
});
