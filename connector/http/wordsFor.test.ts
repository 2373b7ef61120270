import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { wordsFor } from "./wordsFor.ts";

const app = new Hono().get("/", (c) => c.text(wordsFor(c).language));
const answerTo = (header?: string) =>
  app.request("/", header === undefined ? {} : { headers: { "accept-language": header } });

describe("the language of an answer", () => {
  it.each([
    ["de", "de"],
    ["de-AT,en;q=0.5", "de"],
    ["en-US,de;q=0.9", "en"],
    ["fr;q=0.3, ja;q=0.8", "ja"],
    ["nl, ES", "es"],
    ["nl", "en"],
    ["*", "en"],
    ["de;q=0", "en"],
    [";;,,q=x", "en"],
    [undefined, "en"],
  ])("is chosen by Accept-Language %s: %s", async (header, language) => {
    const answer = await answerTo(header);
    expect(await answer.text()).toBe(language);
    expect(answer.headers.get("content-language")).toBe(language);
    expect(answer.headers.get("vary")).toBe("Accept-Language");
  });
});
