import type { City } from "../firms/cities.ts";
import type { Role } from "../firms/titles.ts";
import type { Person } from "../people/person.ts";

/** What both files say of somebody, while it is still being written. */
export interface Draft {
  given: string;
  family: string;
  email: string;
  phone: string;
  title: string;
  /** What the title means, while there is one. */
  role: Role;
  company: string;
  website: string;
  city?: City;
  cityText: string;
}

export interface LeadDraft extends Draft {
  source: "navigator" | "connections";
  slug: string;
}

export interface ContactDraft extends Draft {
  id: string;
  country: string;
}

/** A lead and the contact of the same person. */
export interface Pair {
  person: Person;
  lead: LeadDraft;
  contact: ContactDraft;
  /** Which difficulties it has. */
  classes: Set<string>;
  /** How much a careful person sees of the name (3: all of it) and of the firm (2: the same). */
  seen: { name: number; firm: number };
  /** Somebody beside it in the CRM is easily mistaken for it. */
  twin: boolean;
  /** Only the lead will be written: the person is not in the CRM. */
  alone: boolean;
}
