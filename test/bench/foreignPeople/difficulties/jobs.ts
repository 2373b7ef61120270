import { promoted, sayTitle } from "../firms/titles.ts";
import { makeRole } from "../firms/titles.ts";
import { addressLetters } from "../people/person.ts";
import type { Difficulty } from "./difficulty.ts";

/** What changes while a record lies in the CRM. */
export const jobs: Difficulty[] = [
  {
    name: "changed-title",
    weight: 9,
    apply(random, pair) {
      const { lead, contact, person } = pair;
      lead.role = random.chance(0.75)
        ? promoted(contact.role)
        : { ...contact.role, field: makeRole(random, false).field };
      lead.title = sayTitle(
        lead.role,
        random.chance(0.6) ? "en" : person.firm.culture.language,
        random.between(0, 3),
      );
      if (!contact.title) contact.title = sayTitle(contact.role, "en");
    },
  },
  {
    name: "title-language",
    weight: 9,
    beside: true,
    applies: ({ person }) => person.firm.culture.language !== "en",
    apply(random, pair) {
      const { lead, contact, person } = pair;
      const [one, other] = random.chance(0.5) ? [lead, contact] : [contact, lead];
      one.title = sayTitle(one.role, "en", random.between(0, 2));
      other.title = sayTitle(other.role, person.firm.culture.language, random.between(0, 2));
    },
  },
  {
    name: "changed-email",
    weight: 5,
    beside: true,
    applies: ({ lead }) => lead.source === "navigator",
    apply(random, { lead, contact, person }) {
      const [name = "", domain = ""] = person.workMail.split("@");
      const [first, last] = [addressLetters(person.given.latin[0]), addressLetters(person.family.latin[0])];
      const initials = `${first.slice(0, 1)}.${last}@${domain}`;
      const older = random.pick([
        `${name}@mail.${domain}`,
        initials === person.workMail ? `${first}.${last}@${domain}` : initials,
        person.privateMail,
      ]);
      [lead.email, contact.email] = random.chance(0.5)
        ? [person.workMail, older]
        : [person.privateMail, person.workMail];
    },
  },
  {
    name: "free-mail",
    weight: 4,
    beside: true,
    apply(random, { lead, contact, person }) {
      contact.email = person.privateMail;
      lead.email = random.chance(0.45) ? person.privateMail : "";
    },
  },
  {
    name: "shared-mailbox",
    weight: 2,
    beside: true,
    apply(random, { lead, contact, person }) {
      const shared = `${random.pick(["info", "office", "kontakt", "sales", "contact", "hello"])}@${person.firm.domain}`;
      contact.email = shared;
      if (lead.source === "navigator") lead.email = random.chance(0.5) ? shared : "";
    },
  },
];
