import { Hono } from "hono";
import { describe, expect, it, vi } from "vitest";
import { say } from "../reasons/sentence.ts";
import type * as Translations from "../reasons/translations.ts";
import { wordsFor } from "./wordsFor.ts";

/** Salesforce names a language with a region so, and the files of translations are named alike. */
vi.mock("../reasons/translations.ts", async (original) => {
  const { translations } = await original<typeof Translations>();
  const brazilian = { ...translations.get("es"), "text:match-country": "Mesmo país" };
  return { translations: new Map([...translations, ["pt_BR", brazilian]]) };
});

const app = new Hono().get("/", (c) => {
  const words = wordsFor(c);
  const max = words.text(say("import-rows-max", { max: 500_000 }));
  return c.json([words.language, words.text(say("match-country")), max.includes("500.000")]);
});

describe("a language with a region", () => {
  it.each([
    ["pt-BR", "pt-BR"],
    ["pt-br,en;q=0.5", "pt-BR"],
    ["pt-BR-x-short", "pt-BR"],
    ["pt_BR", "en"],
    ["pt", "en"],
    ["pt-PT,de-AT;q=0.8", "de"],
    ["nl,pt-BR;q=0.3", "pt-BR"],
  ])(
    "is chosen by its whole name, and another region by its language alone: %s is %s",
    async (header, tag) => {
      const answer = await app.request("/", { headers: { "accept-language": header } });
      const [language, text, isOfRegion] = (await answer.json()) as [string, string, boolean];
      expect(language).toBe(tag);
      expect(answer.headers.get("content-language")).toBe(tag);
      if (tag === "pt-BR") expect([text, isOfRegion]).toEqual(["Mesmo país", true]);
    },
  );
});
