import type { RequestContext } from "../context.ts";
import type { CacheKind } from "../memory.ts";
import { say } from "../reasons/sentence.ts";
import { fieldError, fieldsRefused } from "../reasons/fieldErrors.ts";
import { toId18 } from "../salesforce/recordId.ts";

const known: CacheKind<true> = { max: 1_000 };

type Asker = Pick<RequestContext, "memory" | "caller">;

/** Stores that an account, of 18 characters, is a person. It remains one. */
export function rememberPersonAccount({ memory, caller }: Asker, accountId: string): void {
  memory.perUser(known, caller).set(accountId, true);
}

/** Throws `validation-failed` for an account that is known to be a person: no contact may belong to it. */
export function refusePersonAccount({ memory, caller }: Asker, accountId: string): void {
  if (!memory.perUser(known, caller).get(toId18(accountId) ?? "")) return;
  throw fieldsRefused([
    fieldError("AccountId", say("field-account-person", { field: say("name-account-name") })),
  ]);
}
