import type { RequestContext } from "../../context.ts";
import { minutesApart } from "../../privacy/clocksApart.ts";
import { say } from "../../reasons/sentence.ts";
import { warning, type Check } from "./check.ts";

/** For admins: that nothing is erased by its age while the clocks are apart. */
export function checkErasing(ctx: RequestContext): Check[] {
  const minutes = ctx.caller.isAdmin ? minutesApart(ctx) : 0;
  if (minutes === 0) return [];
  const subject = { id: "erasing", title: say("check-erasing") };
  return [warning(subject, say("check-erasing-apart", { minutes }), say("mend-clock"))];
}
