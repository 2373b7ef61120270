import type { RequestContext } from "../context.ts";
import { creationRefusals } from "../creations/ledger/refuse.ts";
import type { ContactDescribe } from "../describe/contactDescribe.ts";
import type { AppError } from "../errors.ts";
import { contactForm } from "../form/contactForm.ts";
import { showProblem, storedProblem, type ShownProblem } from "../problems.ts";
import { quotaTerms } from "../quota/quotaTerms.ts";
import { readSettings } from "../settings/readSettings.ts";

/**
 * Why nobody can be added from a page: what its record itself refuses, otherwise what refuses any contact of
 * the caller's. No API call: whoever adds a lead all the same is answered anew.
 */
export async function blockersOf(
  ctx: RequestContext,
  describe: ContactDescribe,
  ofRecord: readonly AppError[] = [],
): Promise<ShownProblem[]> {
  const refusals = ofRecord.length > 0 ? ofRecord : await refusalsOf(ctx, describe);
  return refusals.map((error) => showProblem(storedProblem(error)));
}

async function refusalsOf(ctx: RequestContext, describe: ContactDescribe): Promise<AppError[]> {
  const { database: handle, caller } = ctx;
  const settings = await readSettings(handle, caller.orgId);
  return creationRefusals({
    settings,
    describe,
    quota: { handle, owner: caller, terms: await quotaTerms(handle, caller, ctx.clock()) },
    form: contactForm(describe.contact, settings),
  });
}
