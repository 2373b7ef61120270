import { refusal } from "../reasons/refusal.ts";
import { crmObjectOf } from "../salesforce/crmObjectOf.ts";
import { toId18 } from "../salesforce/recordId.ts";

/** The 18-character id of a Contact or Salesforce Lead. Throws `request-invalid` for any other id. */
export function matchableId(recordId: string): string {
  const id = toId18(recordId);
  if (id && crmObjectOf(id)) return id;
  throw refusal("not-a-match", { field: "recordId" });
}
