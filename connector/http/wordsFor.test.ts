import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { say } from "../reasons/sentence.ts";
import { translations } from "../reasons/translations.ts";
import { wordsFor } from "./wordsFor.ts";

const app = new Hono()
  .get("/", (c) => c.text(wordsFor(c).language))
  .get("/text", (c) => c.text(wordsFor(c).text(say("import-rows-max", { max: 500_000 }))));
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

  it.each([...translations.keys()])("is that of the file %s where its tag is sent", async (name) => {
    const tag = name.replaceAll("_", "-");
    const headers = { "accept-language": tag };
    const answer = await app.request("/text", { headers });
    expect(answer.headers.get("content-language")).toBe(tag);
    expect(await answer.text()).toContain((500_000).toLocaleString(tag));
  });
});
