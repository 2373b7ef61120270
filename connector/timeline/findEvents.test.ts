import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newDatabase } from "../database/newDatabase.fixture.ts";
import { closeDatabase, type Database } from "../database/database.ts";
import { keptEvents } from "../database/schema/events.ts";
import { findEvents, groupsMax } from "./findEvents.ts";

let database: Database;
beforeAll(async () => {
  database = await newDatabase();
});
afterAll(() => closeDatabase(database));

const moment = Date.parse("2026-03-02T10:00:00Z");
const keep = (requestId: string, event: string, ms: number, details: Record<string, unknown> = {}) =>
  database
    .insert(keptEvents)
    .values({ at: new Date(moment + ms), event, requestId, details })
    .run();

describe("events of a timeline", () => {
  it("are one entry only where they have the same fields, codes, values, outcome and cause of a lost answer", async () => {
    const alike = { fields: ["Phone"], salesforceCodes: ["FIELD_CUSTOM_VALIDATION_EXCEPTION"] };
    await keep("step", "creation.failed", 0, alike);
    await keep("step", "creation.failed", 0, alike);
    await keep("step", "creation.failed", 0, { ...alike, fields: ["Title"] });
    await keep("step", "creation.failed", 0, { ...alike, salesforceCodes: ["REQUIRED_FIELD_MISSING"] });
    await keep("step", "creation.failed", 0, { ...alike, values: { used: 3 } });
    await keep("step", "creation.failed", 0, { ...alike, call: { lostBy: "reset" } });
    await keep("step", "sign-in.revoked", 0, { outcome: "revoked" });
    await keep("step", "sign-in.revoked", 0, { outcome: "refused" });
    const counts = (await findEvents(database, undefined)).map(({ count }) => count);
    expect(counts).toEqual([2, 1, 1, 1, 1, 1, 1]);
    await database.delete(keptEvents).run();
  });

  it("are those nearest to the moment asked for, where there are too many", async () => {
    await keep("asked", "creation.failed", 0);
    for (let index = 1; index <= groupsMax + 100; index += 1)
      await keep(`later-${index}`, "request.refused", index);
    const found = await findEvents(database, undefined, new Date(moment));
    expect(found[0]?.requestId).toBe("asked");
    expect(found.at(-1)?.requestId).toBe(`later-${groupsMax}`);
    expect((await findEvents(database, undefined)).map(({ requestId }) => requestId)).not.toContain("asked");
  });
});
