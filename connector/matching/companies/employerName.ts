import { readKinds } from "../data/readTable.ts";
import { foldText } from "../foldText.ts";
import { cityKey } from "../places/cityKey.ts";
import { trimOf } from "../trimOf.ts";
import { withoutEnding } from "../withoutEnding.ts";
import { splitPlace } from "./placeInName.ts";

/** What people write behind the name of the company that they work for. In small letters. */
const slogans = readKinds("companyWords")("slogan");
const pictures = /\p{Extended_Pictographic}|\u200d|\ufe0f/gu;
/** What stands between a name and a place: a comma, a bracket, or a dash or a slash with spaces. */
const beforePlace = /,\s| [-–—|/] |\s?\(/gu;

/** The name of a company alone, as somebody who works there writes it, without its place and slogans. */
export function employerName(written: string, city: string | null): string {
  const [named = ""] = written.replace(pictures, " ").split(/ [|•] /u, 1);
  const plain = trimOf(" ", withoutEnding(named, slogans, " )]!®™."));
  return withoutPlace(plain === "" ? written : plain, city);
}

function withoutPlace(name: string, city: string | null): string {
  const at = [...name.matchAll(beforePlace)].at(-1);
  if (!at || at.index < 2) return name;
  const place = trimOf(" )", name.slice(at.index + at[0].length));
  return isPlace(place, city) ? name.slice(0, at.index) : name;
}

function isPlace(text: string, city: string | null): boolean {
  const folded = foldText(text);
  if (folded === "") return false;
  if (city !== null && cityKey(text) === cityKey(city)) return true;
  const { base, isSite } = splitPlace(["acme", ...folded.split(" ")], null);
  return isSite && base.length === 1;
}
