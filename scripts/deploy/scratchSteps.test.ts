import { expect, it } from "vitest";
import type { OrgSession } from "../org/orgSession.ts";
import { importSampleStep } from "./scratchSteps.ts";

const orgWith = (accounts: object[]) => () =>
  Promise.resolve({ query: () => Promise.resolve(accounts) } as unknown as OrgSession);

it("the sample is imported where its first account is missing, and not a second time", async () => {
  expect(await importSampleStep("acme", orgWith([])).done?.(() => {})).toBeUndefined();
  expect(await importSampleStep("acme", orgWith([{ Id: "001" }])).done?.(() => {})).toBe(
    "the sample is there.",
  );
});
