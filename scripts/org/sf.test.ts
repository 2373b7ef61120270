import { tmpdir } from "node:os";
import { describe, expect, it } from "vitest";
import { findSf, runSf } from "./sf.ts";

describe("a Salesforce CLI that is not installed", () => {
  it("is asked for, with how to install it", () => {
    const next = "Install it with: node scripts/setup.mjs --salesforce-cli";
    expect(() => findSf(tmpdir())).toThrow(
      expect.objectContaining({ message: "The Salesforce CLI is not installed.", nextStep: next }),
    );
  });
});

describe("a run of the Salesforce CLI", { tags: ["night"] }, () => {
  it("ends with what runs it", async () => {
    const ending = new AbortController();
    const running = runSf(["version"], { ending: ending.signal });

    ending.abort(new Error("SIGTERM ended it."));

    await expect(running).rejects.toMatchObject({ name: "AbortError" });
  });
});
