import { refusal } from "../reasons/refusal.ts";
import { fieldError, fieldsRefused } from "../reasons/fieldErrors.ts";
import { say } from "../reasons/sentence.ts";
import { fieldOf } from "../salesforce/describeTypes.ts";
import { toId18 } from "../salesforce/recordId.ts";
import type { ContactDescribe } from "../describe/contactDescribe.ts";
import { invalidField } from "../reasons/invalidField.ts";

export interface WantedRole {
  opportunityId: string | null;
  role: string | null;
  isPrimary: boolean;
}

/**
 * Checks the role wanted on an opportunity as Salesforce would. Throws `request-invalid`, `insufficient-access` or
 * `validation-failed`.
 */
export function checkRole(
  { role: describe }: ContactDescribe,
  input: { opportunityId?: string | undefined; role?: string | undefined; isPrimary?: boolean | undefined },
): WantedRole {
  const role = input.role?.trim() ? input.role.trim() : null;
  if (input.opportunityId === undefined) {
    if (role === null && !input.isPrimary) return { opportunityId: null, role: null, isPrimary: false };
    throw invalidField(role === null ? "isPrimary" : "role", "needs an opportunity");
  }
  const opportunityId = toId18(input.opportunityId);
  if (!opportunityId?.startsWith("006"))
    throw invalidField("opportunityId", "is not the id of an opportunity");
  if (!describe?.createable) {
    throw refusal("no-role", {
      fields: [{ field: "opportunityId", message: "may not be given a contact role by you" }],
    });
  }
  const field = fieldOf(describe, "Role");
  if (role !== null && !field?.createable) {
    throw refusal("no-edit-role", { fields: [{ field: "role", message: "is not editable" }] });
  }
  const isActive = field?.picklistValues.some((entry) => entry.active && entry.value === role);
  if (role !== null && !isActive) {
    throw fieldsRefused([
      fieldError("role", say("field-no-option", { field: field?.label ?? "Role", value: role })),
    ]);
  }
  return { opportunityId, role, isPrimary: input.isPrimary ?? false };
}
