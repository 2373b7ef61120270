import { AppError } from "../errors.ts";
import { crmObjectOf } from "../salesforce/readCrmRecord.ts";
import { toId18 } from "../salesforce/recordId.ts";

/** The 18-character id of a Contact or Salesforce Lead. Throws `request-invalid` for ids of anything else. */
export function matchableId(recordId: string): string {
  const id = toId18(recordId);
  if (id && crmObjectOf(id)) return id;
  throw new AppError("request-invalid", {
    detail: "recordId is neither a Contact nor a Salesforce Lead.",
    action: "Choose a contact or a lead of Salesforce.",
    fields: [
      { field: "recordId", message: "must be the id of a Contact (003…) or a Salesforce Lead (00Q…)" },
    ],
  });
}
