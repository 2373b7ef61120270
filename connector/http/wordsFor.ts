import { z } from "@hono/zod-openapi";
import type { Context, MiddlewareHandler } from "hono";
import { accepts } from "hono/accepts";
import { inLanguage, languages, type Place, type Words } from "../reasons/inLanguage.ts";
import { knownTimeZone } from "../reasons/timeZone.ts";
import type { AppEnv } from "./appEnv.ts";

/** How the reader's locale writes numbers and days: a BCP 47 tag. */
export const localeHeader = "Crosswalk-Locale";
/** Where the reader is: a name such as Europe/Berlin. */
export const timeZoneHeader = "Crosswalk-Time-Zone";

/** Has each answer in JSON say its sentences in the reader's language. */
export const answerInWords: MiddlewareHandler<AppEnv> = (c, next) => {
  const json = c.json as (body: unknown, ...rest: unknown[]) => Response;
  c.json = ((body: unknown, ...rest: unknown[]) =>
    json(wordsFor(c).answer(body), ...rest)) as unknown as typeof c.json;
  return next();
};

/** The header Accept-Language, for the description of a route. */
export const acceptLanguageSchema = z.object({
  "accept-language": z
    .string()
    .optional()
    .describe(`In which language to answer: ${languages.join(", ")}`),
});

/** The texts for an answer that is written in one language. Names the language in the answer's headers. */
export function wordsFor(c: Context): Words {
  const words = wordsOfClient(c);
  c.header("content-language", words.language);
  c.header("vary", "Accept-Language", { append: true });
  return words;
}

/** The texts in the language that Accept-Language prefers among ours. English where it names none of them. */
export function wordsOfClient(c: Context): Words {
  const language = accepts(c, {
    header: "Accept-Language",
    supports: [...languages],
    default: "en",
    match: (accepted) => preferred(accepted) ?? "en",
  });
  return inLanguage(language, placeOf(c));
}

/** What is no locale or time zone here counts as not sent. */
function placeOf(c: Context): Place {
  const locale = c.req.header(localeHeader);
  const timeZone = c.req.header(timeZoneHeader);
  return {
    ...(locale !== undefined && isLocale(locale) && { locale }),
    ...(timeZone !== undefined && knownTimeZone(timeZone) === timeZone && { timeZone }),
  };
}

function isLocale(tag: string): boolean {
  try {
    Intl.getCanonicalLocales(tag);
    return true;
  } catch {
    return false;
  }
}

/** The first language of ours that is accepted. */
function preferred(accepted: { type: string; q: number }[]): string | undefined {
  return accepted
    .filter(({ q }) => q > 0)
    .sort((one, other) => other.q - one.q)
    .map(({ type }) => ownLanguage(type.toLowerCase()))
    .find((language) => language !== undefined);
}

/** No language has more parts, and the work grows with their square. */
const partsMax = 8;

/** Falls back from `de-AT` to `de`, one part after the other (RFC 4647, Lookup). */
function ownLanguage(tag: string): string | undefined {
  const parts = tag.split("-", partsMax);
  return parts
    .map((_, index) => parts.slice(0, parts.length - index).join("-"))
    .map((range) => languages.find((language) => language.toLowerCase() === range))
    .find((language) => language !== undefined);
}
