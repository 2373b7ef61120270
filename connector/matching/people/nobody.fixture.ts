import type { Person } from "../person.ts";

/** Somebody of whom nothing is known, for tests to add to. */
export const nobody: Person = {
  firstName: "",
  lastName: "",
  sourceName: null,
  emails: [],
  phones: [],
  title: null,
  company: null,
  formerCompanies: [],
  website: null,
  city: null,
  country: null,
  profileKeys: [],
};
