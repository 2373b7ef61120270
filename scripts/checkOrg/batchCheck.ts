import { contactDescribe } from "../../connector/describe/contactDescribe.ts";
import { externalIdField } from "../../connector/describe/externalIdField.ts";
import {
  createAsCollection,
  createInGraphs,
  type ManyOutcome,
} from "../../connector/salesforce/createManyContacts.ts";
import { guardRecord } from "../../connector/salesforce/guardRecord.ts";
import { rehearseContacts } from "../../connector/salesforce/rehearseContacts.ts";
import { about, problem, refusalOf, unknown, warning, type Finding, type Look, type Tools } from "./check.ts";

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
  const findings: Finding[] = [];
  const hear = async (name: string, ask: () => Promise<Finding | undefined>): Promise<void> => {
    let found: Finding | undefined;
    const refusal = await refusalOf(async () => (found = await ask()));
    const bad = refusal ?? found;
    if (bad) findings.push(about(name, bad));
  };
  await hear("rehearsal", async () => {
    const contact = { LastName: "Crosswalk check" };
    const sent = { contacts: [contact], userId: caller.userId, header: "save-anyway" as const };
    const told = await rehearseContacts(salesforce, sent, leadField);
    if ("madeIds" in told) return saved(told.madeIds);
    const [first] = told.foretold;
    if (first && "wouldCreate" in first && first.wouldCreate === null) {
      const says = "Salesforce does not look at the other contacts of a request once one is refused";
      return warning("not looked at", says, `Leave Test Batches off: it foretells nothing here. ${send}`);
    }
    return undefined;
  });
  await hear("graphs", async () => {
    const contact = { values: refused, role, saveAnyway: true };
    return judge(await createInGraphs(salesforce, [contact, contact], leadField));
  });
  await hear("collection", async () => {
    const contact = { values: refused, saveAnyway: true };
    return judge(await createAsCollection(salesforce, [contact, contact], true, leadField));
  });
  return { saw: "three ways of sending contacts", findings };
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
