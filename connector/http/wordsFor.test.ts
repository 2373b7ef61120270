import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import type { AppError } from "../errors.ts";
import { showProblem, storedProblem } from "../reasons/problems.ts";
import { refusal } from "../reasons/refusal.ts";
import { say } from "../reasons/sentence.ts";
import { translations } from "../reasons/translations.ts";
import { answerInWords, localeHeader, timeZoneHeader, wordsFor } from "./wordsFor.ts";

const app = new Hono()
  .get("/", (c) => c.text(wordsFor(c).language))
  .get("/text", (c) => c.text(wordsFor(c).text(say("import-rows-max", { max: 500_000 }))));
const answerTo = (header?: string) =>
  app.request("/", header === undefined ? {} : { headers: { "accept-language": header } });

describe("the language of an answer", () => {
  it.each([
    ["de", "de"],
    ["en-US,de;q=0.9", "en"],
    ["nl, ES", "es"],
    ["*", "en"],
    [";;,,q=x", "en"],
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

describe("an answer", () => {
  const instant = {
    instant: "2026-12-31T23:30:00.000Z",
    timeZone: "UTC",
    text: "Dec 31, 2026, 11:30 PM (UTC)",
  };
  const error = refusal("quota-used-up", { values: { used: 1000, limit: 1000, date: instant } });
  const answering = new Hono()
    .use(answerInWords)
    .get("/", (c) => c.json({ max: say("import-rows-max", { max: 500_000 }), problem: shown(error) }));
  const shown = (thrown: AppError) => showProblem(storedProblem(thrown));
  const answerFor = async (headers: Record<string, string>) =>
    (await (await answering.request("/", { headers })).json()) as {
      max: string;
      problem: Record<string, string>;
    };

  it("says its sentences in the reader's language, locale and time zone, and no more than that", async () => {
    const { max, problem } = await answerFor({
      "accept-language": "de",
      [localeHeader]: "en-GB",
      [timeZoneHeader]: "Asia/Tokyo",
    });
    expect(max).toContain("500,000");
    expect(max).toContain("Zeilen");
    expect(problem).toMatchObject({ reason: "quota-used-up", title: expect.stringContaining("Monat") });
    expect(problem["action"]).toContain("1 Jan 2027, 08:30");
    expect(problem).not.toHaveProperty("values");
  });

  it("says them in English as the reader's locale and time zone write them", async () => {
    const headers = {
      "accept-language": "en-US",
      [localeHeader]: "de-DE",
      [timeZoneHeader]: "Europe/Vienna",
    };
    const { max, problem } = await answerFor(headers);
    expect(max).toContain("500.000");
    expect(problem["action"]).toContain("01.01.2027, 00:30");
  });

  it("keeps the reader's locale where the time zone is none, and the other way round", async () => {
    const numbers = { [localeHeader]: "de-DE", [timeZoneHeader]: "Mars/Olympus" };
    expect((await answerFor(numbers)).max).toContain("500.000");
    const times = { [localeHeader]: "x", [timeZoneHeader]: "Asia/Tokyo" };
    expect((await answerFor(times)).problem["action"]).toContain("8:30");
  });

  it.each([
    [localeHeader, "x"],
    [timeZoneHeader, "Mars/Olympus"],
  ])("names the time zone where the reader's is not told, or %s is not known: %s", async (header, value) => {
    expect((await answerFor({ [header]: value })).problem["action"]).toContain("(UTC)");
  });
});
