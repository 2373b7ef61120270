import type { NativeName } from "../names/nativeNames.ts";
import type { Trade } from "../names/trades.ts";
import type { Country } from "../places/countries.ts";

/** One company, with all its subsidiaries and sites. */
export interface Firm {
  id: number;
  kind: "word" | "wordAndTrade" | "family" | "institution" | "common" | "initials" | "native";
  /** The name without legal form. */
  core: string;
  /** The first word of the core, which other firms may have, too. */
  first: string;
  /** The core in English where the trade is said in another language. */
  english?: string;
  country: Country;
  form: string;
  trade: Trade;
  /** The website's host without its ending. No other firm's. */
  label: string;
  ending: string;
  acronym?: string;
  brand?: string;
  former?: string;
  native?: NativeName;
}

export const hostOf = ({ label, ending }: Firm): string => `${label}.${ending}`;
