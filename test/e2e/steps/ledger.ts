import { expect } from "@playwright/test";
import type { ApiClient } from "../../support/apiClient.ts";
import type { Stand } from "../../support/startPageStack.ts";

export interface Ledger {
  contacts: number;
  roles: number;
  quotaUsed: number;
}

/** What there is in the org, whoever may see it, and what the user has used of the quota. */
export async function readLedger(stand: Stand, user: ApiClient): Promise<Ledger> {
  const { body } = await user.get<{ quota: { used: number } }>("/v1/connection");
  return {
    contacts: count(stand, "Contact"),
    roles: count(stand, "OpportunityContactRole"),
    quotaUsed: body.quota.used,
  };
}

/** Expects that nothing was created and no quota used since `before`. */
export async function expectUnchanged(stand: Stand, user: ApiClient, before: Ledger): Promise<void> {
  expect(await readLedger(stand, user)).toEqual(before);
}

function count({ connector }: Stand, object: "Contact" | "OpportunityContactRole"): number {
  const { db } = connector.org.org;
  const row = db
    .prepare<[], { rows: number }>(`SELECT count(*) AS rows FROM ${object} WHERE IsDeleted = 0`)
    .get();
  return row?.rows ?? 0;
}
