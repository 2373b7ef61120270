import { describe, expect, it } from "vitest";
import { events } from "../log/events.ts";
import { toldElsewhere } from "../log/keepEvent.ts";
import { instantIn } from "../reasons/instantIn.ts";
import { causeOf } from "./causeOf.ts";
import { isoInstant } from "./isoInstant.ts";
import { saidEvents, sayEvent } from "./sayEvent.ts";

const inBerlin = (at: Date) => instantIn(at, "Europe/Berlin");

describe("the sentences of the timeline", () => {
  it("tell each event that is kept", () => {
    const kept = Object.keys(events).filter((name) => !toldElsewhere.has(name as never));
    expect(kept.filter((name) => !saidEvents.includes(name))).toEqual([]);
  });

  it("fill in what the event has", () => {
    const paused = { event: "batch.paused", details: { resumeAt: "2026-03-01T10:32:00.000Z" } };
    expect(sayEvent(paused, inBerlin).text).toMatch(/again at Mar 1, 2026, 11:32.AM \(Europe\/Berlin\)/);
    expect(sayEvent(paused, isoInstant).text).toContain("again at 2026-03-01T10:32:00.000Z.");
    expect(sayEvent({ ...paused, code: "creation-disabled" }, isoInstant).text).toBe("The batch paused.");
    expect(sayEvent({ event: "batch.paused", details: {} }, isoInstant).text).toBe("The batch paused.");
    const behind = { event: "clock.wrong", details: { ms: -90 * 60_000 } };
    expect(sayEvent(behind, isoInstant).text).toContain("is 90 min slow");
  });

  it("name an event of another version by itself", () => {
    expect(sayEvent({ event: "moon.risen", details: {} }, isoInstant)).toEqual({
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
      text: "Salesforce didn't save the contact.",
      reason: "cause-title",
      values: [{ text: "Salesforce didn't save the contact", reason: "validation-failed" }],
    });
    const used = { event: "row.failed", code: "quota-exceeded", reason: "quota-used-up" };
    expect(causeOf(used)?.text.text).toBe("You have added (not kept) of (not kept) contacts this month.");
    const kept = causeOf({ ...used, values: { used: 7, limit: 10 } });
    expect(kept?.text.text).toBe("You have added 7 of 10 contacts this month.");
  });

  it("has as a remedy of a row that a batch has given up what the user does, not that the batch tries again", () => {
    const locked = { event: "row.failed", code: "salesforce-unavailable", reason: "locked" };
    expect(causeOf({ ...locked, setting: "batch" })?.remedy.text).toContain(
      "the batch tries again by itself",
    );
    expect(causeOf({ ...locked, setting: "row" })?.remedy.text).toContain("click Retry Failed");
    const failed = { ...locked, reason: "failed", setting: "row" as const };
    expect(causeOf(failed)?.remedy.text).toContain("click Retry Failed");
    expect(causeOf({ ...failed, reason: "never-known" })?.remedy.text).toContain("Look in Salesforce");
  });

  it("is why the connection was lost, rather than that it was", () => {
    const call = { method: "POST", resource: "/composite", status: null, ms: 5, lostBy: "EPROTOTYPE" };
    const why = { event: "request.refused", code: "salesforce-unavailable", reason: "no-answer" };
    expect(causeOf({ ...why, call: { ...call, lostBy: "TLS" } })?.text.reason).toBe("cause-insecure");
    expect(causeOf({ ...why, call })?.text.reason).toBe("cause-unreachable");
  });

  it("has the remedy of where it happened: a batch tries again by itself, a user does not", () => {
    const why = { event: "creation.failed", code: "salesforce-unavailable", reason: "locked" };
    expect(causeOf(why)?.remedy.reason).toBe("mend-locked");
    expect(causeOf({ ...why, setting: "batch" })?.remedy.reason).toBe("mend-locked-batch");
    const full = { event: "import.failed", code: "storage-unavailable", reason: "storage-full" };
    expect(causeOf({ ...full, setting: "import" })?.remedy.reason).toBe("mend-storage-full-import");
  });

  it("tells a user without API Enabled from an org that may have none", () => {
    const why = { event: "request.refused", code: "api-disabled", reason: "api-disabled" };
    const remedyFor = (code: string) => causeOf({ ...why, salesforceCodes: [code] })?.remedy.reason;
    expect(remedyFor("API_CURRENTLY_DISABLED")).toBe("mend-api-user");
    expect(remedyFor("API_DISABLED_FOR_ORG")).toBe("mend-api-edition");
  });
});
