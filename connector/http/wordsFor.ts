import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { accepts } from "hono/accepts";
import { inLanguage, languages, type Words } from "../reasons/inLanguage.ts";

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
  return inLanguage(language);
}

/** Falls back from `de-AT` to `de`. */
function preferred(accepted: { type: string; q: number }[]): string | undefined {
  return accepted
    .filter(({ q }) => q > 0)
    .sort((one, other) => other.q - one.q)
    .map(({ type }) => type.toLowerCase().split("-")[0] ?? "")
    .find((language) => languages.includes(language));
}
