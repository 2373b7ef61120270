import type { NearSearch } from "./nearConditions.ts";

/** A search for one person, of whom everything is known that a search can name. */
export const searchForAna: NearSearch = {
  firstNames: ["Ana"],
  lastNames: ["Lindqvist"],
  givenLetters: ["A"],
  isFound: false,
  beginningsElsewhere: [],
  givenElsewhere: [],
  familyLetters: ["L"],
  emails: ["ana@northwind.example"],
  externalLeadId: "x",
  profileUrl: "https://www.linkedin.com/in/ana",
  companyStems: ["Northwind"],
  title: null,
  city: null,
  accountIds: ["001000000000001AAA"],
};
