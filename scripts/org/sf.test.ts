import { describe, expect, it } from "vitest";
import { runSf } from "./sf.ts";

describe("a run of the Salesforce CLI", () => {
  it("ends with what runs it", async () => {
    const ending = new AbortController();
    const running = runSf(["version"], { ending: ending.signal });

    ending.abort(new Error("SIGTERM ended it."));

    await expect(running).rejects.toMatchObject({ name: "AbortError" });
  });
});
