import { comparedText } from "../comparedText.ts";
import { evenUmlauts } from "./evenUmlauts.ts";
import { foldText } from "../foldText.ts";
import { singleSpaced, trimEndOf } from "../trimOf.ts";
import {
  attachedForms,
  fillers,
  groupWords,
  legalForms,
  nationalWords,
  stagesOfCompany,
  type LegalForm,
} from "./legalForms.ts";
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

const writtenForms = legalForms
  .flatMap((form) => form.spellings.map((spelling) => ({ form, spelling })))
  .flatMap(({ form, spelling }) =>
    [spelling, spelling.replace(/\bund\b/g, "and"), spelling.replace(/\bco\b/g, "and co")]
      .flatMap((each) => [each, ...stagesOfCompany.map((stage) => `${each} ${stage}`)])
      .map((each) => ({ form, words: each.split(" ") })),
  )
  .sort((a, b) => b.words.length - a.words.length);
const formsByLastWord = Map.groupBy(writtenForms, ({ words }) => words.at(-1) ?? "");

export function normalizeCompany(name: string | null, webAddresses: (string | null)[]): NormalizedCompany {
  const [present, former] = namesInTime(singleSpaced(comparedText(name ?? "")));
  const written = foldCompany(present);
  const full = isNoCompany(written) ? "" : written;
  const { rest: core, form } = splitLegalForms(wordsOf(full));
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
  const [present, former] = splitFormer(presentFirst(written));
  return former === undefined ? [present, former] : [trimEndOf(" (,", present), former];
}

/** A name that only begins so, such as Ex Libris, is a name. */
function splitFormer(name: string): [present: string, former: string | undefined] {
  const [present = "", former] = name.split(formerly, 2);
  return foldText(present) === "" ? [name, undefined] : [present, former];
}

/** `Acme (now Apex)` and `Acme - now Apex` as `Apex (formerly Acme)`. */
const presentFirst = (name: string): string =>
  name
    .replace(
      /^([^()]{2,}) \((?:now|jetzt|heute|maintenant|désormais|ahora|agora|ora|obecnie|nu)\s([^()]{2,})\)$/iu,
      "$2 (formerly $1)",
    )
    .replace(nowBehindDash, "$2 (formerly $1)");

/** Of what stands there without brackets, some words begin other names or sentences: Nu Skin, now hiring. */
const nowBehindDash =
  /^([^(),–—-]{2,}) [–—-] (?:now|jetzt|maintenant|désormais|ahora|agora|obecnie) (?:known as |called )?(?!hiring|part of|a |an )([^(),–—-]{2,})$/iu;

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

/** Forms that stand before a name, too. */
const formsInFront: ReadonlySet<string> = new Set(
  "pt ooo pao zao oao ao cv tov too at ip llc jsc ojsc cjsc pjsc uab sia pp fop ud oy".split(" "),
);

/** Removes legal forms from the end, and a few from the start, as long as a word remains. */
export const withoutLegalForms = (words: string[]): string[] => splitLegalForms(words).rest;

/** The words without legal forms, and the last one of those forms that tells countries. */
function splitLegalForms(words: string[]): { rest: string[]; form: LegalForm | null } {
  let end = words.length;
  const forms: LegalForm[] = [];
  for (;;) {
    const last = end;
    const found = formsByLastWord
      .get(words[end - 1] ?? "")
      ?.find(
        ({ words: each }) =>
          each.length < last && each.every((word, i) => words[last - each.length + i] === word),
      );
    // What is called Groupe PSA has no other name than the three letters.
    if (!found || words.slice(0, end - found.words.length).every((word) => groupWords.has(word))) break;
    end -= found.words.length;
    forms.push(found.form);
  }
  while (end > 1 && words[end - 1] === "and") end--;
  const rest = words.slice(0, end);
  const [first = ""] = rest;
  const isInFront = rest.length > 1 && formsInFront.has(first);
  if (isInFront) forms.push(...legalForms.filter(({ spellings }) => spellings.includes(first)));
  const form = forms.find(({ countries }) => countries.length > 0) ?? null;
  return { rest: isInFront ? rest.slice(1) : rest, form };
}
