import type { AppContext } from "../context.ts";
import { refusal } from "../reasons/refusal.ts";
import { say } from "../reasons/sentence.ts";
import type { Value } from "../reasons/template.ts";
import { describeOrg, readOrgBinding } from "./orgBinding.ts";

/** Throws `wrong-org`, with both names, where the org is not the bound one. */
export async function refuseOtherOrg(
  app: AppContext,
  orgId: string,
  knownName: string | null = null,
): Promise<void> {
  const binding = await readOrgBinding(app);
  if (!binding || binding.orgId === orgId) return;
  const used = { id: orgId, name: knownName ?? (await describeOrg(app, orgId)).name };
  const expected = { id: binding.orgId, name: (await describeOrg(app, binding.orgId)).name };
  throw refusal("other-org", {
    values: { used: nameOf(used), expected: nameOf(expected) },
    members: { orgUsed: used, orgExpected: expected },
  });
}

function nameOf({ id, name }: { id: string; name: string | null }): Value {
  return name ? `${name} (${id})` : say("name-org", { id });
}
