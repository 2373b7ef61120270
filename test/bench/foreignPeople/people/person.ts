import type { City } from "../firms/cities.ts";
import type { Firm } from "../firms/firm.ts";
import type { Role } from "../firms/titles.ts";
import type { Culture } from "../names/cultures.ts";
import type { NamePart } from "../names/nameLists.ts";

/** Somebody as they are, before anybody writes them into a file. */
export interface Person {
  culture: Culture;
  woman: boolean;
  given: NamePart;
  /** A second given name, or the father's name. */
  middle?: NamePart;
  family: NamePart;
  /** The mother's, as in Spain. */
  secondFamily?: NamePart;
  firm: Firm;
  role: Role;
  city: City;
  /** At the firm, and of their own. */
  workMail: string;
  privateMail: string;
  phone: string;
  /** Whether few people have this name. */
  rare: boolean;
  /** Whether so many have it that two at one firm are no wonder. */
  common: boolean;
}

export const plainLetters = (text: string): string =>
  text
    .replaceAll("ä", "ae")
    .replaceAll("ö", "oe")
    .replaceAll("ü", "ue")
    .replaceAll("Ä", "Ae")
    .replaceAll("Ö", "Oe")
    .replaceAll("Ü", "Ue")
    .replaceAll("ß", "ss")
    .replaceAll("å", "aa")
    .replace(/[øœ]/gu, "oe")
    .replace(/[Ø]/gu, "Oe")
    .replaceAll("æ", "ae");

/** Without accents, in the letters of English. */
export const bareLetters = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/gu, "")
    .replaceAll("ß", "ss")
    .replaceAll("ł", "l")
    .replaceAll("Ł", "L")
    .replaceAll("ø", "o")
    .replaceAll("Ø", "O")
    .replaceAll("æ", "ae")
    .replaceAll("đ", "d")
    .replaceAll("Đ", "D")
    .replaceAll("ı", "i")
    .replaceAll("ð", "d")
    .replaceAll("þ", "th")
    .replaceAll("Þ", "Th")
    .replaceAll("œ", "oe");

/** As in an address. */
export const addressLetters = (text: string): string =>
  bareLetters(plainLetters(text))
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, "");
