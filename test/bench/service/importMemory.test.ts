import { expect, it } from "vitest";
import { signInAs } from "../../support/signInAs.ts";
import { startBenchStack } from "../batch/startBenchStack.ts";

const rows = 100_000;

it("an import of 100,000 rows takes 300 MB at most, and so does a second one", async () => {
  const stack = await startBenchStack({ base: 0, perRecord: 0 });
  try {
    const rep = await signInAs(stack.connector, "rep@practice.example");
    for (const name of ["Ada", "Bo"]) {
      const lines = Array.from(
        { length: rows },
        (_, n) => `${name}${n},Family${n % 997},Company ${n % 5_000} GmbH,Head of Sales,"Berlin, Germany"`,
      );
      const file = ["First Name,Last Name,Company,Position,Location", ...lines].join("\n");
      const { body } = await rep.post<{ report: { imported: number } }>("/v1/lead-lists", file, {
        "content-type": "text/csv",
      });
      expect(body.report.imported).toBe(rows);
    }
    expect((await stack.connector.usage()).peakMegabytes).toBeLessThan(300);
  } finally {
    await stack.close();
  }
});
