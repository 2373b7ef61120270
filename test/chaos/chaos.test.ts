import { describe, expect, it } from "vitest";
import { runChaos } from "./runChaos.ts";

describe("batches whose connectors are killed and whose org misbehaves", () => {
  it(
    "never make two contacts of a lead, nor one that the ledger does not know",
    { timeout: 240_000 },
    async () => {
      const report = await runChaos({ runs: 1, seed: 40_000, first: 41, leadsMax: 14 });
      expect(report.violations).toEqual([]);
      expect(report.contacts).toBeGreaterThan(0);
    },
  );
});
