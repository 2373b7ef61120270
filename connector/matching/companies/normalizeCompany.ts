import { comparedText } from "../comparedText.ts";
import { evenUmlauts, foldText } from "../foldText.ts";
import { singleSpaced, trimEndOf } from "../trimOf.ts";
import { fillers, groupWords, nationalWords } from "./commonWords.ts";
import { attachedForms, splitLegalForms, type LegalForm } from "./legalForms.ts";
import { isNoCompany } from "./noCompany.ts";
import { companyDomain, domainInName, webNameOf } from "./sharedHosts.ts";

/** The parts of a company's name, ready to be compared many times. All are folded. */
export interface NormalizedCompany {
  /** The whole name without punctuation. */
  full: string;
  /** The words without legal form. Two names with the same core are the same. */
  core: string[];
  coreJoined: string;
  /** The legal form at the end or start, where it tells countries. */
  form: LegalForm | null;
  /** The core without words such as group, international and the. */
  bareJoined: string;
  bare: string[];
  /** The same, also without names of countries. */
  groupJoined: string;
  /** The names of countries in it, in alphabetical order. */
  nations: string;
  /** First letters of the core, where it has several words. */
  acronym: string | null;
  /** The same, also without the words that many leave out, and with the C of Company or Corporation. */
  acronyms: string[];
  /** The former name. */
  former: string | null;
  /** Registered domains. */
  domains: string[];
  /** What these are called. */
  webNames: string[];
  /** Whether somebody says to work for nobody, or not for whom. */
  isNobody: boolean;
}

export function normalizeCompany(name: string | null, webAddresses: (string | null)[]): NormalizedCompany {
  const [present, former] = namesInTime(singleSpaced(comparedText(name ?? "")));
  const written = foldCompany(present);
  const full = isNoCompany(written) ? "" : written;
  const { rest: core, form } = splitForms(wordsOf(full));
  const bare = core.filter((word) => !fillers.has(word));
  const group = bare.filter((word) => !nationalWords.has(word));
  const bareJoined = joined(bare) || joined(core);
  const told = webAddresses.map(companyDomain);
  const domains = [...new Set([...told, domainInName(present)].flatMap((domain) => domain ?? []))];
  return {
    full,
    core,
    coreJoined: joined(core),
    form,
    bare,
    bareJoined,
    groupJoined: group.join("") || bareJoined,
    nations: bare
      .filter((word) => nationalWords.has(word))
      .sort()
      .join(" "),
    acronym: core.length > 1 ? initialsOf(core) : null,
    acronyms: acronymsOf({ written: wordsOf(full), core, bare }),
    former: former === undefined ? null : joined(withoutLegalForms(wordsOf(foldCompany(former)))) || null,
    domains,
    webNames: domains.map(webNameOf),
    isNobody: full === "" && (name ?? "").trim() !== "",
  };
}

const initialsOf = (words: string[]): string => words.map((word) => word[0] ?? "").join("");

/** Words that most acronyms have no letter for. */
const leftOut: ReadonlySet<string> = new Set("and the of for de la le les und et y e i".split(" "));
/** Legal forms that some have a letter for: TSMC, HSBC. */
const companyWords: ReadonlySet<string> = new Set("company co corporation corp".split(" "));
/** With fewer words before such a form, its letter tells no company. */
const wordsBeforeFormMin = 3;

function acronymsOf({ written, core, bare }: Record<"written" | "core" | "bare", string[]>): string[] {
  const told = core.filter((word) => !leftOut.has(word));
  const form = written[core.length] ?? "";
  const hasForm = told.length >= wordsBeforeFormMin && companyWords.has(form);
  return [core, told, bare, ...(hasForm ? [[...told, form]] : [])]
    .filter(({ length }) => length > 1)
    .map(initialsOf);
}

const formerly =
  /\b(?:formerly known as|previously known as|formerly|previously|fka|f\/k\/a|ex|vormals|ehemals|früher|anciennement|antes|già|dawniej|voorheen)\b/i;

/** The present name of a company, and the former one where the text says it. */
export function namesInTime(written: string): [present: string, former: string | undefined] {
  const [present, former] = splitFormer(written);
  return former === undefined ? [present, former] : [trimEndOf(" (,", present), former];
}

/** A name that only begins so, such as Ex Libris, is a name. */
function splitFormer(name: string): [present: string, former: string | undefined] {
  const [present = "", former] = name.split(formerly, 2);
  return foldText(present) === "" ? [name, undefined] : [present, former];
}

/**
 * How many words of a name are kept. No name has more. Each word is compared with each, so that a long text
 * in place of a name would take quadratic time.
 */
const wordsMax = 40;

const wordsOf = (folded: string): string[] => folded.split(" ", wordsMax).filter((word) => word !== "");

/** The words as one, with umlauts in one spelling: Müller, Mueller and Muller are equal. */
export function joined(words: readonly string[]): string {
  return evenUmlauts(words.join(""));
}

/** The folded name. Initials lose their dots (S.A. → sa), and & becomes a word. */
function foldCompany(name: string): string {
  const plain = name
    .replace(attachedForms, " ")
    .replace(/\p{Extended_Pictographic}/gu, " ")
    .replace(/(?<=^|[\s.])(\p{L})\.(?=\p{L}\b|\s|,|$)/gu, "$1")
    .replace(/(?<=\b\p{L}\p{L}?)\.(?=\p{L}\b)/gu, "")
    .replace(/&|\+/g, " and ");
  return foldText(plain).replace(/\b(und|et)\b/g, "and");
}

/** Removes legal forms from the end, and a few from the start, as long as a word remains. */
export const withoutLegalForms = (words: readonly string[]): string[] => splitForms(words).rest;

/** What is called Groupe PSA has no other name than the three letters. */
const splitForms = (words: readonly string[]) =>
  splitLegalForms(words, (rest) => !rest.every((word) => groupWords.has(word)));
