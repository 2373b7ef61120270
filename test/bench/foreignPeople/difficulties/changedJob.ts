import { promoted, sayTitle } from "../firms/titles.ts";
import type { Firm } from "../firms/firm.ts";
import type { Random } from "../random.ts";
import type { Pair } from "../rows/draft.ts";
import { sayFirm } from "../rows/sayFirm.ts";
import { website } from "../rows/draftLead.ts";

/**
 * The lead works elsewhere by now; the contact still is at the firm that they have left. In a third an
 * address of their own shows who they are, else a rare name, the city and what they do.
 */
export function changeJob(random: Random, { lead, contact, person, classes, seen }: Pair, to: Firm): void {
  classes.add("changed-job");
  lead.company = sayFirm(to, random.chance(0.4));
  lead.website = lead.website && website(random, to.domain);
  lead.role = random.chance(0.5) ? promoted(contact.role) : contact.role;
  lead.title = sayTitle(lead.role, "en", random.between(0, 2));
  contact.title = sayTitle(contact.role, random.chance(0.5) ? "en" : person.firm.culture.language);
  contact.city = person.city;
  contact.cityText = person.city.english;
  contact.country = person.firm.culture.country[0];
  lead.cityText =
    lead.source === "navigator" ? `${person.city.english}, ${person.firm.culture.country[0]}` : "";
  seen.firm = -1;
  const byAddress = !person.rare || lead.source === "connections" || random.chance(0.35);
  contact.email = byAddress ? person.privateMail : person.workMail;
  lead.email = byAddress ? person.privateMail : "";
}
