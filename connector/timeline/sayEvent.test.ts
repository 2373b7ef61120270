import { describe, expect, it } from "vitest";
import { events } from "../log/events.ts";
import { toldElsewhere } from "../log/keepEvent.ts";
import { causeOf } from "./causeOf.ts";
import { saidEvents, sayEvent } from "./sayEvent.ts";

describe("the sentences of the timeline", () => {
  it("tell each event that is kept", () => {
    const kept = Object.keys(events).filter((name) => !toldElsewhere.has(name as never));
    expect(kept.filter((name) => !saidEvents.includes(name))).toEqual([]);
  });

  it("fill in what the event has", () => {
    const paused = { event: "batch.paused", details: { resumeAt: "2026-03-01T10:32:00.000Z" } };
    expect(sayEvent(paused, "Europe/Berlin").text).toMatch(/until Mar 1, 2026, 11:32.AM \(Europe\/Berlin\)/);
    expect(sayEvent({ event: "batch.paused", details: {} }, "UTC").text).toBe("The batch paused.");
    const behind = { event: "clock.wrong", details: { ms: -90 * 60_000 } };
    expect(sayEvent(behind, "UTC").text).toContain("by 90 min");
  });

  it("name an event of another version by itself", () => {
    expect(sayEvent({ event: "moon.risen", details: {} }, "UTC")).toEqual({
      text: "moon.risen",
      reason: "moon.risen",
    });
  });
});

describe("the cause of an event", () => {
  const failed = { event: "creation.failed", code: "validation-failed", reason: null };

  it("is none where nothing went wrong", () => {
    expect(causeOf({ event: "creation.created", code: null, reason: null })).toBeNull();
  });

  it("is the title of its code where no reason says more, and never a value that is not kept", () => {
    expect(causeOf(failed)?.text).toEqual({
      text: "Salesforce didn't save the contact",
      reason: "validation-failed",
    });
    const used = causeOf({ event: "row.failed", code: "quota-exceeded", reason: "quota-used-up" });
    expect(used?.text.text).toBe("You have created … of … contacts this month.");
  });

  it("is why the connection was lost, rather than that it was", () => {
    const call = { method: "POST", resource: "/composite", status: null, ms: 5, lostBy: "EPROTOTYPE" };
    const why = { event: "request.refused", code: "salesforce-unavailable", reason: "no-answer" };
    expect(causeOf({ ...why, call: { ...call, lostBy: "TLS" } })?.text.reason).toBe("cause-insecure");
    expect(causeOf({ ...why, call })?.text.reason).toBe("cause-unreachable");
  });
});
