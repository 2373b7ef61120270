import type { ContactDraft, LeadDraft } from "./draft.ts";
import type { ContactRow, LeadRow } from "./rows.ts";

/** The line of the file. The number tells leads of one name apart by their URL. */
export function writeLead(lead: LeadDraft, number: number): LeadRow {
  const opaque = `ACwAA${(number * 7919 + 100003).toString(36).toUpperCase().padStart(8, "B")}`;
  const url = `https://www.linkedin.com/in/${lead.slug ? `${lead.slug}${number.toString(36)}` : opaque}`;
  const names = { "First Name": lead.given.trim(), "Last Name": lead.family.trim() };
  if (lead.source === "connections") {
    const { email, company, title } = lead;
    const row = {
      ...names,
      URL: url,
      "Email Address": email,
      Company: company,
      Position: title,
      "Connected On": dayOf(number),
    };
    return { source: "connections", row };
  }
  const row = {
    ...names,
    Company: lead.company,
    Title: lead.title,
    Email: lead.email,
    Phone: lead.phone,
    "LinkedIn URL": url,
    Location: lead.cityText,
    "Company Website": lead.website,
  };
  return { source: "navigator", row };
}

const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

function dayOf(number: number): string {
  const day = String((number % 28) + 1).padStart(2, "0");
  return `${day} ${months[number % 12] ?? "Jan"} ${2016 + (number % 9)}`;
}

export function writeContact(contact: ContactDraft): ContactRow {
  return {
    Id: contact.id,
    FirstName: contact.given.trim(),
    LastName: contact.family.trim(),
    Email: contact.email,
    Phone: contact.phone,
    Title: contact.title,
    "Account.Name": contact.company,
    "Account.Website": contact.website,
    MailingCity: contact.cityText,
    MailingCountry: contact.country,
  };
}
