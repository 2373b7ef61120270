import { refusal } from "../reasons/refusal.ts";
import { fieldError, fieldsRefused } from "../reasons/fieldErrors.ts";
import { say } from "../reasons/sentence.ts";
import type { Value } from "../reasons/template.ts";
import { fieldOf } from "../salesforce/describeTypes.ts";
import { toId18 } from "../salesforce/recordId.ts";
import type { ContactDescribe } from "../describe/contactDescribe.ts";

export interface WantedRole {
  opportunityId: string | null;
  role: string | null;
  isPrimary: boolean;
}

/**
 * Checks the role wanted on an opportunity as Salesforce would. Throws `request-invalid`,
 * `insufficient-access` or `validation-failed`.
 */
export function checkRole(
  { role: describe }: ContactDescribe,
  input: { opportunityId?: string | undefined; role?: string | undefined; isPrimary?: boolean | undefined },
): WantedRole {
  const role = input.role?.trim() ? input.role.trim() : null;
  if (input.opportunityId === undefined) {
    if (role === null && !input.isPrimary) return { opportunityId: null, role: null, isPrimary: false };
    throw refusal("role-without-opportunity", { field: role === null ? "isPrimary" : "role" });
  }
  const opportunityId = toId18(input.opportunityId);
  if (!opportunityId?.startsWith("006")) throw refusal("not-an-opportunity", { field: "opportunityId" });
  if (!describe?.createable) {
    throw refusal("no-role", { field: "opportunityId" });
  }
  const field = fieldOf(describe, "Role");
  if (role !== null && !field?.createable) {
    throw refusal("no-edit-role", { field: "role" });
  }
  const isActive = field?.picklistValues.some((entry) => entry.active && entry.value === role);
  if (role !== null && !isActive) {
    throw fieldsRefused([
      fieldError("role", say("field-no-option", { field: nameOfRole({ role: describe }), value: role })),
    ]);
  }
  return { opportunityId, role, isPrimary: input.isPrimary ?? false };
}

/** What the role is called in a sentence. */
export function nameOfRole({ role }: Pick<ContactDescribe, "role">): Value {
  return (role && fieldOf(role, "Role")?.label) ?? say("name-role");
}
