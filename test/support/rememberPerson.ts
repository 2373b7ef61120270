import type { DatabaseHandle } from "../../connector/database/database.ts";
import type { LeadRecord } from "../../connector/leadFiles/leadRecord.ts";
import { rememberErased } from "../../connector/privacy/erasedPeople.ts";
import { leadFacts } from "../../connector/privacy/leadFacts.ts";
import { rememberedOf } from "../../connector/privacy/rememberedOf.ts";
import type { TokenVault } from "../../connector/secrets/tokenVault.ts";

interface Place {
  database: DatabaseHandle;
  vault: TokenVault;
  orgId: string;
}

/** Remembers a person who had one lead, as erasing that lead does. */
export async function rememberPerson({ database, vault, orgId }: Place, record: LeadRecord): Promise<void> {
  const theirs = new Map([["lead", leadFacts(record, record.profileUrls)]]);
  const { identities } = rememberedOf({ leadIds: ["lead"] }, theirs, []);
  await rememberErased({ handle: database, vault }, orgId, { who: identities, now: new Date(0) });
}
