import { fieldOf } from "../salesforce/describeTypes.ts";
import type { ContactDescribe } from "./contactDescribe.ts";
import { picklistOptions } from "./picklistOptions.ts";

/** Active values of OpportunityContactRole.Role; none where the user may not see the field. */
export function rolesOf({ role }: ContactDescribe): { value: string; label: string }[] {
  const field = role && fieldOf(role, "Role");
  return field ? picklistOptions(role, field).map(({ value, label }) => ({ value, label })) : [];
}
