import type { WhyStayed } from "../../connector/privacy/chooseLeads.ts";
import { passagesOf } from "../../connector/privacy/exportPerson.ts";
import type { FoundPerson } from "../../connector/privacy/findPerson.ts";
import type { LeadFacts } from "../../connector/privacy/leadFacts.ts";

/** Of leads, and of places that name the person. */
const shownMax = 50;

/** Whom and what it is about, so that whoever looks sees a wrong person before anything goes. */
export function describeFound(found: FoundPerson): string[] {
  const { leads, creations, batchRows, stayed, companies } = found;
  const contactIds = creations.flatMap(({ contactId }) => contactId ?? []);
  const passages = passagesOf(found);
  return [
    `Found ${leads.length} leads, ${creations.length} creations and ${batchRows.length} rows of batches of the person.`,
    ...listed(leads.map(lineOfLead)),
    ...(stayed.length > 0
      ? [
          `These ${stayed.length} leads stay. Where one is the person, run the command again with what it has:`,
        ]
      : []),
    ...listed(stayed.map(({ id, facts, why }) => `${lineOfFacts(id, facts)}: ${whyStayed[why]}`)),
    ...(leads.length === 0 && stayed.length > 0
      ? ["Several people may be meant. Add --name or --profile to say who."]
      : []),
    ...(passages.length > 0
      ? [`Found the person named in ${passages.length} other places, from which it goes:`]
      : []),
    ...listed(passages.map(({ where, id, field, text }) => `${where} ${id}, ${field}: ${shortened(text)}`)),
    ...(companies.length > 0
      ? [`Companies keep their names: ${companies.slice(0, shownMax).map(shortened).join(", ")}.`]
      : []),
    ...(contactIds.length > 0 ? [`Contacts in Salesforce made from them: ${contactIds.join(", ")}.`] : []),
  ];
}

const whyStayed: Record<WhyStayed, string> = {
  name: "has the address, under another name",
  profile: "has another profile",
  address: "has the name and the company, and another address",
  unclear: "may be somebody else",
};

function lineOfLead({ id, firstName, lastName, company, email, profileUrls }: FoundPerson["leads"][number]) {
  const facts = [`${firstName} ${lastName}`, company, email, ...profileUrls].filter((fact) => fact !== null);
  return `${id}: ${facts.join(", ")}`;
}

const lineOfFacts = (id: string, { firstName, lastName, companies, emails, profileUrls }: LeadFacts) =>
  `${id}: ${[`${firstName} ${lastName}`, companies[0] ?? [], emails, profileUrls].flat().join(", ")}`;

function listed(lines: string[]): string[] {
  const more = lines.length - shownMax;
  return [
    ...lines.slice(0, shownMax).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${more} more, which --export FILE writes down.`] : []),
  ];
}

const shortened = (text: string) => (text.length > 120 ? `${text.slice(0, 119)}…` : text);
