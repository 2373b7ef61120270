import { expect, it } from "vitest";
import { newDatabase } from "../database/newDatabase.fixture.ts";
import { noSubject, keptEvents } from "../database/schema/events.ts";
import { findEvents } from "./findEvents.ts";
import { wrongClock } from "./wrongClock.ts";

const minute = (count: number) => new Date(Date.UTC(2026, 2, 1, 10, count));

it("what a clock wrote after it was set back is marked, also before that was found out", async () => {
  const database = await newDatabase();
  const keep = (at: Date, event: string, details = {}) =>
    database
      .insert(keptEvents)
      .values({ ...noSubject, at, event, details })
      .run();
  await keep(minute(0), "connector.started", { runner: "one" });
  await keep(minute(10), "list.deleted");
  await keep(minute(-50), "batch.resumed");
  await keep(minute(-49), "clock.wrong", { ms: -60 * 60_000 });
  await keep(minute(-48), "batch.cancelled");
  const events = await findEvents(database, undefined);
  const isByWrongClock = await wrongClock(database, events);
  expect(events.filter(isByWrongClock).map(({ event }) => event)).toEqual([
    "batch.resumed",
    "clock.wrong",
    "batch.cancelled",
  ]);
});
