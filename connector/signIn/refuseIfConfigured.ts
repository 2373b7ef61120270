import type { RequestContext } from "../context.ts";
import { refusal } from "../reasons/refusal.ts";
import { readOrgBinding } from "./orgBinding.ts";

/** An org that the connector's environment names cannot be bound or released on the admin page. */
export async function refuseIfConfigured(ctx: RequestContext): Promise<void> {
  if ((await readOrgBinding(ctx))?.state !== "configured") return;
  throw refusal("org-bound-by-configuration");
}
