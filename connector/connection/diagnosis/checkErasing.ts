import type { RequestContext } from "../../context.ts";
import { clockTrouble } from "../../privacy/clockTrouble.ts";
import { say } from "../../reasons/sentence.ts";
import { warning, type Check } from "./check.ts";

/** For admins: that nothing is erased by its age, where the connector's clock may be wrong. */
export async function checkErasing(ctx: RequestContext): Promise<Check[]> {
  const trouble = ctx.caller.isAdmin ? await clockTrouble(ctx) : null;
  if (!trouble) return [];
  const subject = { id: "erasing", title: say("check-erasing") };
  if (trouble.kind === "unconfirmed")
    return [warning(subject, say("check-erasing-unconfirmed"), say("check-erasing-reach"))];
  return [warning(subject, say("check-erasing-ahead", { minutes: trouble.minutes }), say("mend-clock"))];
}
