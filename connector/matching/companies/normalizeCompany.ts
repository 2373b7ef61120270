import { parse as parseDomain } from "tldts";
import { comparedText } from "../comparedText.ts";
import { foldText } from "../foldText.ts";
import { singleSpaced, trimEndOf } from "../trimOf.ts";
import { attachedForms, fillers, legalForms, nationalWords, noCompany } from "./legalForms.ts";

/** A company's name taken apart once, to be compared many times; everything folded. */
export interface NormalizedCompany {
  /** As it is written, punctuation aside. */
  full: string;
  /** Without legal form: what makes two names the same. */
  core: string[];
  coreJoined: string;
  /** Without words like group, international, the. */
  bareJoined: string;
  bare: string[];
  /** Without national words besides. */
  groupJoined: string;
  /** Its national words, in alphabetical order. */
  nations: string;
  /** First letters of the core, where it has several words. */
  acronym: string | null;
  /** What it was called before. */
  former: string | null;
  /** Registered domains. */
  domains: string[];
}

const formsByLength = legalForms
  .flatMap((form) => [form, form.replace(/\bund\b/g, "and"), form.replace(/\bco\b/g, "and co")])
  .map((form) => form.split(" "))
  .sort((a, b) => b.length - a.length);
const formsByLastWord = Map.groupBy(formsByLength, (form) => form.at(-1) ?? "");
const webMail =
  /^(gmail|googlemail|outlook|hotmail|live|yahoo|icloud|me|aol|gmx|web|proton|protonmail|mail|qq|163|126|yandex|t-online|orange|free|wanadoo|libero|zoho|msn|naver|comcast)\./;

export function normalizeCompany(name: string | null, webAddresses: (string | null)[]): NormalizedCompany {
  const [present = "", former] = singleSpaced(comparedText(name ?? "")).split(
    /\b(?:formerly known as|previously known as|formerly|previously|fka|f\/k\/a|ex|vormals|früher|anciennement|antes)\b/i,
    2,
  );
  const written = foldCompany(former === undefined ? present : trimEndOf(" (,", present));
  const full = noCompany.has(written.replace(/ /g, "")) ? "" : written;
  const core = withoutLegalForms(wordsOf(full));
  const bare = core.filter((word) => !fillers.has(word));
  const group = bare.filter((word) => !nationalWords.has(word));
  return {
    full,
    core,
    coreJoined: joined(core),
    bare,
    bareJoined: joined(bare) || joined(core),
    groupJoined: group.join("") || joined(bare) || joined(core),
    nations: bare
      .filter((word) => nationalWords.has(word))
      .sort()
      .join(" "),
    acronym: core.length > 1 ? core.map((word) => word[0] ?? "").join("") : null,
    former: former === undefined ? null : joined(withoutLegalForms(wordsOf(foldCompany(former)))) || null,
    domains: [...new Set(webAddresses.flatMap(companyDomain))],
  };
}

/**
 * Companies are compared word with word: more than a name has, so that a text which is no name takes no
 * longer.
 */
const wordsMax = 40;

const wordsOf = (folded: string): string[] => folded.split(" ", wordsMax).filter((word) => word !== "");

/** As one word, umlauts in one spelling: Müller, Mueller and Muller are one. */
function joined(words: string[]): string {
  return words.join("").replace(/ae/g, "a").replace(/oe/g, "o").replace(/ue/g, "u");
}

/** Initials lose their dots (S.A. → sa), & is a word, brackets come off. */
function foldCompany(name: string): string {
  const plain = name
    .replace(attachedForms, " ")
    .replace(/(?<=^|[\s.])(\p{L})\.(?=\p{L}\b|\s|,|$)/gu, "$1")
    .replace(/(?<=\b\p{L}\p{L}?)\.(?=\p{L}\b)/gu, "")
    .replace(/&|\+/g, " and ");
  return foldText(plain).replace(/\b(und|et)\b/g, "and");
}

/** Takes legal forms off the end, and off the beginning where they stand there, as long as a name remains. */
function withoutLegalForms(words: string[]): string[] {
  let end = words.length;
  for (;;) {
    const last = end;
    const form = formsByLastWord
      .get(words[end - 1] ?? "")
      ?.find((each) => each.length < last && each.every((word, i) => words[last - each.length + i] === word));
    if (!form) break;
    end -= form.length;
  }
  while (end > 1 && words[end - 1] === "and") end--;
  const rest = words.slice(0, end);
  const [first = ""] = rest;
  return rest.length > 1 && ["pt", "ooo", "pao", "zao", "oao", "ao", "cv"].includes(first)
    ? rest.slice(1)
    : rest;
}

/**
 * The domain a company registered, of an address on the web or an e-mail address; none for a mail provider's.
 */
function companyDomain(address: string | null): string[] {
  if (!address) return [];
  const host = comparedText(address.slice(address.lastIndexOf("@") + 1));
  const { domain } = parseDomain(host);
  return domain === null || webMail.test(domain) || domain === "linkedin.com" ? [] : [domain];
}
