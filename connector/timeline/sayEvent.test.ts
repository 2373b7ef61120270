import { describe, expect, it } from "vitest";
import { events } from "../log/events.ts";
import { toldElsewhere } from "../log/keepEvent.ts";
import { instantIn } from "../reasons/inLanguage.ts";
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
    expect(sayEvent({ ...paused, code: "creation-disabled" }, inBerlin).text).toBe("The batch paused.");
    expect(sayEvent({ event: "batch.paused", details: {} }, inBerlin).text).toBe("The batch paused.");
  });

  it.each([
    [true, "on"],
    [null, "none"],
    [80, "80"],
    ["Web", '"Web"'],
    [{ default: null, leadPage: null, leadList: null, lists: {} }, "none"],
    [{ default: "Web", leadPage: null, leadList: null, lists: { "list-1": "Fair" } }, '"Web", "Fair"'],
    [[{ for: "user", name: "005xx0000000000AAA", monthlyQuota: 50 }], "1"],
  ])("say the value %j of a setting in words", (value, text) => {
    const change = { before: false, after: value };
    const details = { setting: "leadSource" };
    const said = sayEvent({ event: "setting.changed", details, change }, inBerlin);
    expect(said.text).toBe(`Lead Source was changed from off to ${text}.`);
  });
});
