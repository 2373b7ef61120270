import type { Person } from "../people/person.ts";
import type { Random } from "../random.ts";
import type { ContactDraft, LeadDraft, Pair } from "../rows/draft.ts";
import { draftLead } from "../rows/draftLead.ts";
import type { TwinKind } from "./twins.ts";

/** Two people who are like each other; each has a row in the CRM, or only the second one. */
interface Two {
  kind: TwinKind;
  lead: LeadDraft;
  person: Person;
  twin: Person;
  twinContact: ContactDraft;
}

/** Gives the lead's own record what tells it from its twin's. */
export function signsBeside(
  random: Random,
  { kind, lead, person, twin, twinContact }: Two,
  { contact }: Pair,
): void {
  if (kind === "junior-and-senior") {
    lead.family += " Jr.";
    contact.family += " Jr.";
    twinContact.family += " Sr.";
  }
  if (needsTitles(kind)) {
    contact.title ||= lead.title;
    twinContact.title ||= draftLead(random, twin, "navigator").title;
  }
  if (kind === "same-name") {
    if (lead.source === "connections" && random.chance(0.3)) lead.email = person.workMail;
    if (lead.email) contact.email = lead.email;
  }
  if (kind === "same-mailbox") contact.email = person.workMail;
  if (kind === "same-mailbox" || kind === "assistants-address") {
    twinContact.email = person.workMail;
    if (lead.source === "navigator") lead.email = person.workMail;
  }
}

/** Gives both what tells them apart, where only the twin has a record. */
export function signsAlone(random: Random, { kind, lead, person, twin, twinContact }: Two): void {
  if (kind === "junior-and-senior") twinContact.family += " Sr.";
  if (needsTitles(kind)) twinContact.title ||= draftLead(random, twin, "navigator").title;
  if (kind === "same-name") {
    const country = person.firm.culture.country[0];
    lead.source = "navigator";
    lead.email = person.workMail;
    lead.cityText = `${person.city.english}, ${country}`;
    twinContact.email = twin.workMail;
    twinContact.city = twin.city;
    twinContact.cityText = twin.city.english;
    twinContact.country = country;
  }
  if (kind === "same-mailbox") twinContact.email = `info@${person.firm.domain}`;
  if (kind === "assistants-address") twinContact.email = person.workMail;
  if ((kind === "same-mailbox" || kind === "assistants-address") && lead.source === "navigator")
    lead.email = twinContact.email;
}

/** Whether their titles may be all that tells them apart. */
const needsTitles = (kind: TwinKind): boolean => /^(same-name|sibling|spouse|junior)/.test(kind);
