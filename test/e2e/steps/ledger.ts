import { expect } from "@playwright/test";
import type { ApiClient } from "../../support/apiClient.ts";
import type { PageStack } from "../../support/startPageStack.ts";

interface Ledger {
  contacts: number;
  roles: number;
  quotaUsed: number;
}

/** What there is in the org, whoever may see it, and what the user has used of the quota. */
export async function readLedger(stack: PageStack, user: ApiClient): Promise<Ledger> {
  const { body } = await user.get<{ quota: { used: number } }>("/v1/connection");
  return {
    contacts: count(stack, "Contact"),
    roles: count(stack, "OpportunityContactRole"),
    quotaUsed: body.quota.used,
  };
}

/** Expects that nothing was created and no quota used since `before`. */
export async function expectUnchanged(stack: PageStack, user: ApiClient, before: Ledger): Promise<void> {
  expect(await readLedger(stack, user)).toEqual(before);
}

function count({ org }: PageStack, object: "Contact" | "OpportunityContactRole"): number {
  const { db } = org.org;
  const row = db
    .prepare<[], { rows: number }>(`SELECT count(*) AS rows FROM ${object} WHERE IsDeleted = 0`)
    .get();
  return row?.rows ?? 0;
}
