import type { DatabaseHandle } from "../../connector/database/database.ts";
import type { LeadRecord } from "../../connector/leadFiles/leadRecord.ts";
import { rememberErased, describedOf } from "../../connector/privacy/erasedPeople.ts";
import { identitiesOf } from "../../connector/privacy/identities.ts";
import type { TokenVault } from "../../connector/secrets.ts";

interface Place {
  database: DatabaseHandle;
  vault: TokenVault;
  orgId: string;
}

/** Remembers a person who had one lead, as erasing that lead does. */
export async function rememberPerson({ database, vault, orgId }: Place, record: LeadRecord): Promise<void> {
  const who = identitiesOf(describedOf(record));
  await rememberErased({ handle: database, vault }, orgId, { who, now: new Date(0) });
}
