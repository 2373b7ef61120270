import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newDatabase } from "../database/newDatabase.fixture.ts";
import { closeDatabase, type openDatabase } from "../database/open.ts";
import { keptEvents } from "../database/schema/events.ts";
import { findEvents, groupsMax } from "./findEvents.ts";

let database: ReturnType<typeof openDatabase>;
beforeAll(() => {
  database = newDatabase();
});
afterAll(() => closeDatabase(database));

const moment = Date.parse("2026-03-02T10:00:00Z");
const keep = (requestId: string, event: string, ms: number, details: Record<string, unknown> = {}) =>
  database
    .insert(keptEvents)
    .values({ at: new Date(moment + ms), event, requestId, details })
    .run();

describe("events of a timeline", () => {
  it("are one entry only where they have the same fields, codes, values and cause of a lost answer", () => {
    const alike = { fields: ["Phone"], salesforceCodes: ["FIELD_CUSTOM_VALIDATION_EXCEPTION"] };
    keep("step", "creation.failed", 0, alike);
    keep("step", "creation.failed", 0, alike);
    keep("step", "creation.failed", 0, { ...alike, fields: ["Title"] });
    keep("step", "creation.failed", 0, { ...alike, salesforceCodes: ["REQUIRED_FIELD_MISSING"] });
    keep("step", "creation.failed", 0, { ...alike, values: { used: 3 } });
    keep("step", "creation.failed", 0, { ...alike, call: { lostBy: "reset" } });
    expect(findEvents(database, undefined).map(({ count }) => count)).toEqual([2, 1, 1, 1, 1]);
    database.delete(keptEvents).run();
  });

  it("are those nearest to the moment asked for, where there are too many", () => {
    keep("asked", "creation.failed", 0);
    for (let index = 1; index <= groupsMax + 100; index += 1)
      keep(`later-${index}`, "request.refused", index);
    const found = findEvents(database, undefined, new Date(moment));
    expect(found[0]?.requestId).toBe("asked");
    expect(found.at(-1)?.requestId).toBe(`later-${groupsMax}`);
    expect(findEvents(database, undefined).map(({ requestId }) => requestId)).not.toContain("asked");
  });
});
