import type { Culture } from "../names/cultures.ts";
import type { City } from "./cities.ts";

/** A firm that nobody has. */
export interface Firm {
  culture: Culture;
  /** "Velmora Energie", in Latin letters, without what it is in law. */
  name: string;
  /** "Velmora". */
  brand: string;
  legalForm: string;
  /** The name in the letters of its country, with its legal form. */
  nativeName?: string;
  /** "VEN", where the name has three words at least. */
  acronym?: string;
  formerName?: string;
  /**
   * Firms that belong together, or whose names are alike, have one number: nobody there is to be mistaken.
   */
  cluster: number;
  domain: string;
  cities: City[];
  /** "first.last", "f.last", "flast" … */
  mailPattern: string;
}
