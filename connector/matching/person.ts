import type { Said } from "../reasons/sentence.ts";

/** A person as a lead or a CRM record knows them: what is compared. Unknown is null or empty. */
export interface Person {
  firstName: string;
  lastName: string;
  /** The name as its source wrote it, where that held more: titles, nicknames in parentheses. */
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
  /** Canonical, see canonicalProfileUrl; or the key under which our own creations store it. */
  profileKeys: string[];
}

export type MatchLevel = "certain" | "likely" | "possible";

export interface Match {
  level: MatchLevel;
  /** That both are the same person, 0 to 1. */
  probability: number;
  /** A sentence for each piece of evidence, the strongest first. */
  reasons: Said[];
}
