import { contactDescribe } from "../describe/contactDescribe.ts";
import { picklistOptions } from "../describe/picklistOptions.ts";
import type { RequestContext } from "../context.ts";
import { fieldOf, type ObjectDescribe } from "../salesforce/describeTypes.ts";

interface Option {
  value: string;
  label: string;
}

/** The org's own active values to choose from. `recheck` asks for a describe no older than a few seconds. */
export async function readOptions(
  ctx: RequestContext,
  options: { recheck?: boolean } = {},
): Promise<{ leadSources: Option[]; roles: Option[] }> {
  const { contact, role } = await contactDescribe(ctx, options);
  return { leadSources: valuesOf(contact, "LeadSource"), roles: role ? valuesOf(role, "Role") : [] };
}

function valuesOf(describe: ObjectDescribe, name: string): Option[] {
  const field = fieldOf(describe, name);
  return field ? picklistOptions(describe, field).map(({ value, label }) => ({ value, label })) : [];
}
