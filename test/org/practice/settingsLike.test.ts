import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startPracticeOrg, type RunningOrg } from "../server.ts";
import { readRecording, setLike } from "./settingsLike.ts";

let running: RunningOrg;
beforeEach(async () => {
  running = await startPracticeOrg({ seed: "empty" });
});
afterEach(() => running.close());

const recording = (org: object) => readRecording(JSON.stringify({ format: 1, org, checks: {} }));

describe("an org that is started like a recorded one", () => {
  it("has its settings, and names what it cannot follow", () => {
    const { followed, others } = setLike(
      running.org,
      recording({
        stateAndCountryPicklists: true,
        translationWorkbench: true,
        dailyApiLimit: 5000,
        edition: "Enterprise Edition",
        multiCurrency: true,
      }),
    );

    expect(running.org.settings).toMatchObject({
      stateAndCountryPicklists: true,
      translationWorkbench: true,
      dailyApiLimit: 5000,
    });
    expect(running.org.schema.field("Contact", "MailingCountryCode")).toBeDefined();
    expect(followed).toEqual(["stateAndCountryPicklists", "translationWorkbench", "dailyApiLimit"]);
    expect(others).toEqual(['edition: "Enterprise Edition"', "multiCurrency: true"]);
  });

  it("does not follow a value that its setting does not take", () => {
    const { followed, others } = setLike(running.org, recording({ dailyApiLimit: -1 }));

    expect(followed).toEqual([]);
    expect(others).toEqual(["dailyApiLimit: -1"]);
    expect(running.org.settings.dailyApiLimit).toBe(100_000);
  });
});
