import { contactDescribe } from "../../connector/form/contactDescribe.ts";
import { externalIdField } from "../../connector/form/picklists.ts";
import {
  createAsCollection,
  createInGraphs,
  type ManyOutcome,
} from "../../connector/salesforce/createManyContacts.ts";
import { guardRecord, rehearseContacts } from "../../connector/salesforce/rehearseContacts.ts";
import { about, findingOf, problem, unknown, warning, type Finding, type Look, type Tools } from "./check.ts";

const send = "Send us the JSON of this command.";
/** An opportunity that nobody has. */
const opportunityId = "006000000000000AAA";

/**
 * Sends contacts as a batch and its rehearsal do, each in such a way that Salesforce must refuse it: nothing
 * is saved.
 */
export async function lookAtBatches({ ctx }: Tools): Promise<Look> {
  const { salesforce, caller } = ctx;
  const leadField = externalIdField(await contactDescribe(ctx))?.name;
  if (!leadField) {
    const says = "You see no field Crosswalk Lead on Contact";
    return { saw: "not asked", findings: [unknown("no Crosswalk Lead", says, "Deploy the package first.")] };
  }
  const refused = guardRecord(caller.userId);
  const role = { opportunityId, role: null, isPrimary: false };
  const ways: Record<string, () => Promise<Finding | undefined>> = {
    rehearsal: async () => {
      const contacts = [{ LastName: "Crosswalk check" }];
      const sent = { contacts, userId: caller.userId, header: "save-anyway" as const };
      const told = await rehearseContacts(salesforce, sent, leadField);
      if ("madeIds" in told) return saved(told.madeIds);
      if (told.foretold.every((each) => "error" in each || each.wouldCreate)) return undefined;
      const says = "Salesforce does not look at the other contacts of a request once one is refused";
      return warning("not looked at", says, `Leave Test Batches off: it foretells nothing here. ${send}`);
    },
    graphs: async () => {
      const contact = { values: refused, role, saveAnyway: true };
      return judge(await createInGraphs(salesforce, [contact, contact], leadField));
    },
    collection: async () => {
      const contact = { values: refused, saveAnyway: true };
      return judge(await createAsCollection(salesforce, [contact, contact], true, leadField));
    },
  };
  const findings: Finding[] = [];
  for (const [name, hear] of Object.entries(ways)) {
    const found = await hear().catch(findingOf);
    if (found) findings.push(about(name, found));
  }
  return { saw: `${Object.keys(ways).length} ways of sending contacts`, findings };
}

/** What is wrong where contacts that must be refused were answered so. */
function judge(outcomes: readonly ManyOutcome[]): Finding | undefined {
  const made = outcomes.flatMap((each) => ("ids" in each ? [each.ids.contactId] : []));
  if (made.length > 0) return saved(made);
  if (outcomes.every((each) => "error" in each && each.error.code !== "outcome-unknown")) return undefined;
  return warning("no answer for each", "Salesforce does not answer for each contact", send);
}

const saved = (ids: readonly string[]): Finding =>
  problem(
    "saved",
    `Salesforce saved contacts that it had to refuse: ${ids.join(", ")}`,
    `Delete them. ${send}`,
  );
