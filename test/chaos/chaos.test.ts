import { describe, expect, it } from "vitest";
import { runChaos } from "./runChaos.ts";

describe("batches whose connector is killed and whose org misbehaves", () => {
  it(
    "never make two contacts of a lead, nor one that the ledger does not know",
    { timeout: 240_000 },
    async () => {
      const report = await runChaos({ runs: 3, seed: 20_261_124, leadsPerRun: 40 });
      expect(report.violations).toEqual([]);
      expect(report.contacts).toBe(3 * 40);
    },
  );
});
