import { contactDescribe } from "../../connector/form/contactDescribe.ts";
import { externalIdField } from "../../connector/form/picklists.ts";
import { createOneContact } from "../../connector/salesforce/createOneContact.ts";
import { deleteContact } from "../../connector/salesforce/deleteContacts.ts";
import { findCreatedContacts } from "../../connector/salesforce/findCreatedContacts.ts";
import { lookUpWithChildren, type Children } from "../../connector/salesforce/lookUpWithChildren.ts";
import { lookUpRecord } from "../../connector/salesforce/lookUpRecord.ts";
import type { RequestContext } from "../../connector/context.ts";
import { findingOf, problem, unknown, warning, type Finding, type Look, type Tools } from "./check.ts";

/** What this makes has a name that begins so, by which somebody finds it whatever happens. */
const markerText = "Crosswalk check, please delete";
const searchFor = `Search Salesforce for "${markerText}", and delete what is there.`;
const again = "Then run this again.";

/** By its lead's id the contact is found again: automation may change its name. */
interface Mark {
  leadField: string;
  leadId: string;
  children: Children[];
}

/**
 * Makes one contact without an account as the connector makes contacts, with the role of no opportunity,
 * alone, and a second time, of which two must be refused; and takes it away again.
 */
export async function makeOneContact({ ctx }: Tools): Promise<Look> {
  const { contact } = await contactDescribe(ctx);
  const leadField = externalIdField({ contact })?.name;
  if (!leadField)
    return nothingWritten("You see no field Crosswalk Lead on Contact", "Deploy the package first.");
  if (!contact.deletable)
    return nothingWritten("You may not delete contacts", "Give your user Delete on Contacts.");
  const leadId = `crosswalkcheck${ctx.caller.userId}`.padEnd(40, "0");
  const mark = { leadField, leadId, children: contact.children };
  const before = await removeAll(ctx, mark);
  if (before.length > 0)
    return { saw: "nothing was written: an earlier run's contact is still there", findings: before };
  const findings = await tryCreations(ctx, mark).catch((error: unknown) => [inWordsOfCheck(error)]);
  const left = await removeAll(ctx, mark).catch((error: unknown) => {
    const { says, fact } = findingOf(error);
    return [unknown(`may be left: ${fact}`, `A contact may be left: ${says}`, searchFor)];
  });
  return {
    saw: left.length === 0 ? "nothing is left" : "something may be left",
    facts: { left: left.length },
    findings: [...findings, ...left],
  };
}

const nothingWritten = (why: string, nextStep: string): Look => ({
  saw: "nothing was written",
  findings: [unknown(why, why, nextStep)],
});

/** The connector's own words promise to look again, which nobody does here. */
function inWordsOfCheck(error: unknown): Finding {
  const found = findingOf(error);
  if (!found.fact.startsWith("outcome-unknown")) return found;
  return unknown(found.fact, "The answer to a creation was lost, and it may come to be later", searchFor);
}

async function tryCreations(ctx: RequestContext, mark: Mark): Promise<Finding[]> {
  const { leadField: externalIdField, leadId } = mark;
  const LastName = `${markerText} ${ctx.caller.userId}`;
  const contact = { values: { LastName, [externalIdField]: leadId }, saveAnyway: true };
  const role = { opportunityId: "006000000000000AAA", role: null, isPrimary: false };
  const findings: Finding[] = [];
  const half = await createOneContact(ctx.salesforce, { ...contact, role }, { externalIdField });
  if ("ids" in half || (await find(ctx, mark)).length > 0) {
    const says = "A refused contact role leaves its contact behind";
    return [problem("both or neither", says, "Send us the JSON of this command.")];
  }
  const made = await createOneContact(ctx.salesforce, contact, { externalIdField });
  if ("error" in made) {
    const { says, nextStep, fact } = inWordsOfCheck(made.error);
    return [problem(`not created: ${fact}`, `The org takes no plain contact: ${says}`, nextStep)];
  }
  const second = await createOneContact(ctx.salesforce, contact, { externalIdField });
  if ("ids" in second) {
    const next = "Crosswalk Lead on Contact must be Unique and an External ID: deploy the package again.";
    findings.push(problem("one lead twice", "The org takes two contacts of one lead", next));
  } else if (second.error.code !== "already-in-crm") {
    const { says, fact } = findingOf(second.error);
    const next = "Send us the JSON of this command: the connector does not know these words.";
    findings.push(warning(`second contact: ${fact}`, `A second contact of one lead: ${says}`, next));
  }
  return findings;
}

const find = async (ctx: RequestContext, { leadField, leadId }: Mark) => {
  const externalId = { field: leadField, value: leadId };
  const sought = {
    ...{ externalId, firstName: "", lastName: markerText, accountId: "", opportunityId: null },
    ...{ createdById: ctx.caller.userId, createdAfter: new Date() },
  };
  return (await findCreatedContacts(ctx.salesforce, [sought])).get(sought) ?? [];
};

/** Takes away what has the mark, of this run and of earlier ones, and says what stays. */
async function removeAll(ctx: RequestContext, mark: Mark): Promise<Finding[]> {
  const ids = (await find(ctx, mark)).map(({ contactId }) => contactId);
  if (ids.length === 0) return [];
  const seen = await lookUpWithChildren(ctx.salesforce, ids, mark.children);
  const findings: Finding[] = [];
  for (const id of ids) {
    const { added = [], by } = seen.contacts.get(id) ?? {};
    const isOthers = (userId: string | null) => userId !== ctx.caller.userId;
    const others = added.filter(({ byId }) => isOthers(byId)).map(({ object }) => object);
    const isEdited = by?.changedById != null && isOthers(by.changedById);
    const objects = new Set([...others, ...seen.unseen, ...(isEdited ? ["itself"] : [])]);
    if (objects.size > 0) {
      const says = `Contact ${id} stays: others may have changed or added: ${[...objects].join(", ")}`;
      findings.push(problem("kept", says, `Look at it, and delete it yourself. ${again}`));
      continue;
    }
    const why = await deleteContact(ctx.salesforce, id).then(
      (deletion) => (deletion.end === "deleted" ? undefined : findingOf(deletion.error)),
      findingOf,
    );
    if (why === undefined || (await lookUpRecord(ctx.salesforce, id)).state === "deleted") continue;
    findings.push(
      problem(`left: ${why.fact}`, `Contact ${id} is left: ${why.says}`, `Delete it yourself. ${again}`),
    );
  }
  return findings;
}
