import type { WhyStayed } from "../../connector/privacy/chooseLeads.ts";
import { fullName } from "../../connector/matching/names/fullName.ts";
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
  const goes = passages.filter(({ keptUntil }) => keptUntil === undefined);
  const kept = passages.filter(({ keptUntil }) => keptUntil !== undefined);
  return [
    `Found ${leads.length} leads, ${creations.length} creations and ${batchRows.length} rows of batches of the person.`,
    ...listed(leads.map(lineOfLead)),
    ...(stayed.length > 0
      ? [
          `These ${stayed.length} leads stay. Where one is the person, run the command with --lead and its id:`,
        ]
      : []),
    // All of them: nothing else names those who stay, and the file of --export is for the person.
    ...stayed.map(({ id, facts, why }) => `  ${lineOfFacts(id, facts)}: ${whyStayed[why]}`),
    ...(leads.length === 0 && stayed.some(({ why }) => why === "unclear")
      ? ["Several people may be meant. Say who by --profile or --name, or name each lead by --lead ID."]
      : []),
    ...(goes.length > 0
      ? [`Found the person named in ${goes.length} other places, from which it goes:`]
      : []),
    ...listed(goes.map(lineOfPassage)),
    ...(kept.length > 0
      ? [`Found the person named in ${kept.length} places that keep it until a creation has ended:`]
      : []),
    ...listed(kept.map(lineOfPassage)),
    ...(companies.length > 0 ? [`Companies keep their names: ${companies.map(shortened).join(", ")}.`] : []),
    ...(contactIds.length > 0 ? [`Contacts in Salesforce made from them: ${contactIds.join(", ")}.`] : []),
  ];
}

const whyStayed: Record<WhyStayed, string> = {
  name: "has the address or the profile, under another name",
  similar: "has a similar name",
  profile: "has another profile",
  doubtful: "a lead has its profile and another one of that kind",
  address: "has another address",
  unclear: "may be somebody else",
  like: "has a fitting name at this company or at one with a like name",
};

function lineOfLead({ id, company, email, profileUrls, ...name }: FoundPerson["leads"][number]) {
  const facts = [fullName(name), company, email, ...profileUrls].filter((fact) => fact !== null);
  return `${id}: ${facts.join(", ")}`;
}

const lineOfPassage = ({ where, id, field, text }: ReturnType<typeof passagesOf>[number]) =>
  `${where} ${id}, ${field}: ${shortened(text)}`;

const lineOfFacts = (id: string, { companies, emails, profileUrls, ...name }: LeadFacts) =>
  `${id}: ${[fullName(name), companies[0] ?? [], emails, profileUrls].flat().join(", ")}`;

function listed(lines: string[]): string[] {
  const more = lines.length - shownMax;
  return [
    ...lines.slice(0, shownMax).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${more} more, which --export FILE writes down.`] : []),
  ];
}

const shortened = (text: string) => (text.length > 120 ? `${text.slice(0, 119)}…` : text);
