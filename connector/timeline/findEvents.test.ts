import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newDatabase } from "../database/newDatabase.fixture.ts";
import { closeDatabase, type Database } from "../database/database.ts";
import { keptEvents } from "../database/schema/events.ts";
import { findEvents } from "./findEvents.ts";

let database: Database;
beforeAll(async () => {
  database = await newDatabase();
});
afterAll(() => closeDatabase(database));

const keep = (event: string, details: Record<string, unknown>) =>
  database.insert(keptEvents).values({ at: new Date(), event, requestId: "step", details });

describe("events of a timeline", () => {
  it("are one entry only where they have the same fields, codes, values, outcome and cause of a lost answer", async () => {
    const alike = { fields: ["Phone"], salesforceCodes: ["FIELD_CUSTOM_VALIDATION_EXCEPTION"] };
    await keep("creation.failed", alike);
    await keep("creation.failed", alike);
    await keep("creation.failed", { ...alike, fields: ["Title"] });
    await keep("creation.failed", { ...alike, salesforceCodes: ["REQUIRED_FIELD_MISSING"] });
    await keep("creation.failed", { ...alike, values: { used: 3 } });
    await keep("creation.failed", { ...alike, call: { lostBy: "reset" } });
    await keep("sign-in.revoked", { outcome: "revoked" });
    await keep("sign-in.revoked", { outcome: "refused" });
    const counts = (await findEvents(database, undefined)).map(({ count }) => count);
    expect(counts.toSorted()).toEqual([1, 1, 1, 1, 1, 1, 2]);
  });
});
