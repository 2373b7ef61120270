import type { ContactStack } from "../../support/startContactStack.ts";
import type { Random } from "../../support/randomFrom.ts";

/** What an org does to contacts in one set. */
export interface OrgSet {
  name: string;
  apply(stack: ContactStack, random: Random): Promise<void>;
}

const rep = "/users/rep@practice.example";
const titles = ["Planner", "Baker", "Director", "Clerk"];

async function addRules(stack: ContactStack, random: Random): Promise<void> {
  const rules = [
    { name: "NoBakers", field: "Title", when: "Title = 'Baker'", message: "No bakers" },
    { name: "MailHosts", field: "Email", when: "Email LIKE '%@blocked.example'", message: "Not this host" },
    { name: "Clerks", formula: 'AND(Title = "Clerk", ISBLANK(Email))', message: "Clerks need an address" },
  ];
  for (const rule of rules.slice(0, random.between(1, rules.length)))
    await stack.practice("POST", "/objects/Contact/validation-rules", rule);
}

async function addRequired(stack: ContactStack): Promise<void> {
  await stack.practice("POST", "/objects/Contact/fields", {
    ...{ name: "Region__c", label: "Region", type: "string", required: true },
  });
}

async function addPicklist(stack: ContactStack, random: Random): Promise<void> {
  await stack.practice("POST", "/objects/Contact/fields", {
    ...{ name: "Tier__c", label: "Tier", type: "picklist", restricted: true, required: random.next() < 0.5 },
    picklistValues: ["Gold", "Silver"],
  });
}

function addTrigger(event: string, addsError: boolean): OrgSet["apply"] {
  return async (stack, random) => {
    const when = random.pick(["Title = 'Director'", "Email LIKE '%1@%'", "FirstName LIKE 'B%'"]);
    const trigger = { name: `Refuse${event}`, event, when, message: "Refused by a trigger" };
    await stack.practice("POST", "/objects/Contact/triggers", { ...trigger, addsError });
  };
}

const setDuplicateRule =
  (duplicateRule: string): OrgSet["apply"] =>
  (stack) =>
    stack.practice("PATCH", "/settings", { duplicateRule });

/** What the sets are made of; each has one to three of them. */
export const parts: readonly OrgSet[] = [
  { name: "validation rules", apply: addRules },
  { name: "required field", apply: addRequired },
  { name: "restricted picklist", apply: addPicklist },
  { name: "duplicates: alert", apply: setDuplicateRule("alert") },
  { name: "duplicates: block", apply: setDuplicateRule("block") },
  { name: "trigger adds errors before", apply: addTrigger("BeforeInsert", true) },
  { name: "trigger adds errors after", apply: addTrigger("AfterInsert", true) },
  { name: "trigger throws before", apply: addTrigger("BeforeInsert", false) },
  { name: "trigger throws after", apply: addTrigger("AfterInsert", false) },
  {
    name: "no right to edit Title",
    apply: (stack) =>
      stack.practice("PATCH", rep, {
        fieldPermissions: { "Contact.Title": { readable: true, editable: false } },
      }),
  },
  {
    name: "no right to create",
    apply: (stack) => stack.practice("PATCH", rep, { objectPermissions: { Contact: { create: false } } }),
  },
  {
    name: "record type with fewer values",
    apply: (stack) =>
      stack.practice("PUT", "/objects/Contact/record-types/Partner", {
        ...{ label: "Partner", profiles: { "Sales User": { default: true } } },
        picklistValues: { LeadSource: ["Web", "Other"] },
      }),
  },
  {
    name: "quota of 25",
    async apply(stack) {
      await stack.admin.put("/v1/settings", { monthlyQuota: 25 });
    },
  },
];

/** A row of a batch, with something wrong in it at times. */
export function randomRow(
  leadId: string,
  index: number,
  random: Random,
  stack: ContactStack,
): Record<string, unknown> {
  const host = random.pick(["fine.example", "fine.example", "blocked.example"]);
  const email =
    random.next() < 0.08 ? "no address" : random.pick([`p${index}@${host}`, `p${index}@${host}`, ""]);
  const account = random.next() < 0.06 ? "001Pr00000zzzzzAAA" : stack.account.id;
  return {
    leadId,
    contact: {
      ...{ AccountId: account, MailingCountry: "Austria", Title: random.pick(titles) },
      ...(email && { Email: email }),
      ...(random.next() < 0.05 && { Phone: "1".repeat(60) }),
    },
    ...(random.next() < 0.1 && { saveAnyway: true }),
  };
}
