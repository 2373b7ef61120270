import type { Said } from "../reasons/sentence.ts";

/** The facts about a person that matching compares, from a lead or a CRM record. Null or empty: unknown. */
export interface Person {
  firstName: string;
  lastName: string;
  /** The name in the source's spelling, where it has more: titles, nicknames in parentheses. */
  sourceName: string | null;
  emails: string[];
  phones: string[];
  title: string | null;
  company: string | null;
  /** Companies the person worked at before. */
  formerCompanies: string[];
  /** Web address or domain of the company. */
  website: string | null;
  city: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  /** Canonical profile URLs (see canonicalProfileUrl), and the key that our own creations store. */
  profileKeys: string[];
}

export type MatchLevel = "certain" | "likely" | "possible";

export interface Match {
  level: MatchLevel;
  /** The probability that both are the same person, 0 to 1. */
  probability: number;
  /** A sentence for each piece of evidence, the strongest first. */
  reasons: Said[];
}
