import { expect, it } from "vitest";
import type { RequestContext } from "../context.ts";
import { requireAllowance } from "./allowance.ts";

const now = new Date("2026-12-01T12:00:00Z");

it.each([
  ["goes on below the ceiling", { used: 79, secondsAgo: 0, asked: 0, isOver: false }],
  ["asks again where that was a while ago, and ends", { used: 80, secondsAgo: 31, asked: 80, isOver: true }],
  ["asks again where the clock was set back", { used: 80, secondsAgo: -31, asked: 79, isOver: false }],
])("work in the background %s", async (_, { used, secondsAgo, asked, isOver }) => {
  const salesforce = {
    allowance: { used, limit: 100, remaining: 100 - used, at: new Date(now.getTime() - secondsAgo * 1000) },
    request() {
      salesforce.allowance = { used: asked, limit: 100, remaining: 100 - asked, at: now };
      return Promise.resolve();
    },
  };
  const ctx = { clock: () => now, salesforce } as unknown as RequestContext;
  const required = requireAllowance(ctx, { allowanceCeilingPercent: 80 });
  if (isOver) await expect(required).rejects.toThrow("80");
  else await required;
  expect(salesforce.allowance.used).toBe(asked || used);
});
