import type { RequestContext } from "../context.ts";
import { type ContactDescribe, withFreshDescribe } from "../form/contactDescribe.ts";
import { AppError, policyOf } from "../errors.ts";
import { contactForm } from "../form/contactForm.ts";
import type { FormField } from "../form/contactFields.ts";
import { quotaTerms } from "../settings/quotaTerms.ts";
import { type ShownProblem, showProblem, storedProblem } from "../reasons/problems.ts";
import type { Settings } from "../settings/settings.ts";
import { creationRefusals } from "./ledger/refuse.ts";

/** A refusal that is shown before the form is filled in. */
export type Blocker = ShownProblem;

/** The contact form as the org describes it to the caller. */
interface ContactForm {
  describe: ContactDescribe;
  form: FormField[];
  /** Null where none can be used. */
  leadSource: string | null;
  blockers: Blocker[];
}

interface ContactFormInput {
  /** Absent: only what refuses any lead. */
  leadId?: string;
  settings: Settings;
  /** Throws where the admin's mapping has none. */
  chooseLeadSource: () => string | Promise<string>;
}

/**
 * The contact form with everything that would refuse a contact whatever its values. No API call beyond the
 * describe.
 */
export async function readContactForm(
  ctx: RequestContext,
  { leadId, settings, chooseLeadSource }: ContactFormInput,
): Promise<ContactForm> {
  const leadSource = await valueOrError(chooseLeadSource);
  const handle = ctx.database;
  const check = async (describe: ContactDescribe): Promise<ContactForm> => {
    const form = contactForm(describe.contact, settings);
    const refusals = await creationRefusals({
      ...(leadId !== undefined && { lead: { ctx, handle, id: leadId } }),
      settings,
      leadSource,
      describe,
      quota: { handle, owner: ctx.caller, terms: await quotaTerms(handle, ctx.caller, ctx.clock()) },
      form,
    });
    return {
      describe,
      form,
      leadSource: leadSource instanceof AppError ? null : leadSource,
      blockers: refusals.map((error) => showProblem(storedProblem(error))),
    };
  };
  return withFreshDescribe(ctx, check, dependsOnDescribe);
}

async function valueOrError(choose: () => string | Promise<string>): Promise<string | AppError> {
  try {
    return await choose();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

function dependsOnDescribe({ blockers }: ContactForm): boolean {
  return blockers.some((blocker) => policyOf(blocker).dependsOnDescribe);
}
