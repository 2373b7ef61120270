import { closeness, sayTitle } from "../firms/titles.ts";
import { website } from "../rows/draftLead.ts";
import type { Random } from "../random.ts";
import type { Pair } from "../rows/draft.ts";
import { sayFirm } from "../rows/sayFirm.ts";

const shared = /^(info|office|kontakt|sales|contact|hello)@/u;

/** How sure a careful person is who sees both rows and nothing else. At 4.5 they are. */
function certainty({ lead, contact, seen, person }: Pair): number {
  const sameMail = lead.email !== "" && lead.email === contact.email && !shared.test(lead.email);
  const samePhone = lead.phone !== "" && contact.phone !== "";
  const title = lead.title && contact.title ? closeness(lead.role, contact.role) : "unknown";
  const city = lead.cityText && contact.cityText ? lead.city === contact.city : undefined;
  return (
    seen.name +
    (person.rare ? 0.5 : 0) +
    seen.firm +
    (sameMail ? 4 : 0) +
    (samePhone ? 3 : 0) +
    { same: 1, near: 0.5, other: -0.5, unknown: 0 }[title] +
    (city === undefined ? 0 : city ? 0.75 : -0.5)
  );
}

/** Adds what is alike, one thing after the other, until a careful person would take both for one. */
export function makeFair(random: Random, pair: Pair): void {
  const { lead, contact, person } = pair;
  const steps = [
    () => {
      contact.role = lead.role;
      contact.title ||= sayTitle(contact.role, "en");
      if (closeness(lead.role, person.role) === "other") lead.title = contact.title;
      lead.title ||= contact.title;
      pair.classes.delete("changed-title");
    },
    () => {
      if (lead.source !== "navigator") return;
      contact.city = person.city;
      contact.cityText = person.city.english;
      lead.cityText ||= `${person.city.english}, ${person.firm.culture.country[0]}`;
      contact.country = person.firm.culture.country[0];
    },
    () => {
      if (contact.company || pair.seen.firm > 0) return;
      contact.email = person.workMail;
      if (lead.company) pair.seen.firm = 1.6;
    },
    () => {
      if (pair.classes.has("changed-job") || pair.seen.firm >= 1.6) return;
      lead.company ||= sayFirm(person.firm, false);
      contact.company ||= sayFirm(person.firm, true);
      contact.website ||= website(random, person.firm.domain);
      pair.seen.firm = 1.6;
      pair.classes.delete("missing-firm");
    },
    () => {
      lead.email = contact.email && !shared.test(contact.email) ? contact.email : person.workMail;
      contact.email = lead.email;
      pair.classes.delete("shared-mailbox");
    },
  ];
  for (const step of steps) {
    if (certainty(pair) >= 4.5) return;
    step();
  }
}
