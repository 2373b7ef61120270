import type { RequestContext } from "../context.ts";
import { AppError, policyOf } from "../errors.ts";
import { showProblem, storedProblem, type ShownProblem } from "../problems.ts";
import { requireQuota } from "../quota/requireQuota.ts";
import { requireActiveLeadSource } from "./chooseLeadSource.ts";
import type { ContactDescribe } from "../describe/contactDescribe.ts";
import type { FormField } from "../form/formField.ts";
import { noEditAccess } from "../form/checkContact.ts";
import { refuseLinked, refuseRunning } from "./ledger/reserveCreation.ts";
import { requireCreate } from "./prepareContact.ts";

/** Why a contact cannot be created, told before the form is filled. */
export type Blocker = ShownProblem;

export interface BlockerInput {
  /** Null for what would refuse any lead. */
  leadId: string | null;
  createContacts: boolean;
  leadSource: string | AppError;
  describe: ContactDescribe;
  form: FormField[];
}

/** Everything that would refuse a creation whatever the rep types. Asks nobody. */
export function draftBlockers(ctx: RequestContext, input: BlockerInput): Blocker[] {
  const { leadId, leadSource, describe, form } = input;
  const checks: (() => unknown)[] = [
    ...(leadId === null
      ? []
      : [() => refuseLinked(ctx, ctx.database, leadId), () => refuseRunning(ctx.database, leadId)]),
    () => {
      if (!input.createContacts) throw new AppError("creation-disabled");
    },
    () => {
      if (leadSource instanceof AppError) throw leadSource;
      // Whoever may create no contact at all need not hear of one of its fields.
      if (describe.contact.createable) requireActiveLeadSource(describe, leadSource);
    },
    () => requireCreate(describe),
    () => requireQuota(ctx.database, ctx.caller, ctx.clock()),
    () => {
      const locked = form.filter((field) => field.required && !field.editable);
      if (locked.length > 0 && describe.contact.createable) throw noEditAccess(locked);
    },
  ];
  return checks.flatMap((check) => {
    try {
      check();
      return [];
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return [showProblem(storedProblem(error))];
    }
  });
}

/** Whether the org has to be asked again before a blocker is believed. */
export function dependOnDescribe({ blockers }: { blockers: Blocker[] }): boolean {
  return blockers.some((blocker) => policyOf(blocker).dependsOnDescribe);
}
