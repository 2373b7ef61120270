import { expect, it } from "vitest";
import { canonicalProfileUrl, profilesIn } from "./canonicalProfileUrl.ts";

it.each([
  "https://www.linkedin.com/in/müller-1",
  "//www.linkedin.com/IN/mu%CC%88ller-1#about",
  "(linkedin.com/in/müller-1)",
  "linkedin.com/in/müller-1,",
  "linkedin.com:443/in/müller-1",
  "linkedin.com/in/müller-1&trk=x",
  "linkedin.com/in/müller-1|x",
  "linkedin.com/in/mül\u00adler\u20111–",
  "https://linkedin.com/in/müller-1 https://linkedin.com/in/other",
  "linkedin.com/in/müller-1。",
  "linkedin.com/in/müller-1…",
  "LinkedIn/linkedin.com/in/müller-1",
  "・linkedin.com/in/müller-1",
])("the profile at %s has one spelling", (text) => {
  expect(canonicalProfileUrl(text)).toBe("https://www.linkedin.com/in/m%C3%BCller-1");
});

it.each(["john-doe%2C-cpa-1", "john-doe%26-cpa-1", "%D8%B9%E2%80%8C%D8%B1"])(
  "a slug keeps its signs: %s",
  (slug) => {
    expect(canonicalProfileUrl(`https://www.linkedin.com/in/${slug}?trk=x`)).toBe(
      `https://www.linkedin.com/in/${slug}`,
    );
  },
);

it("LinkedIn's own ids keep their case", () => {
  const id = "ACoAAB3fKq0BQ8r2n5tYw6uZx7vMpLk4eSd1aHc";
  expect(canonicalProfileUrl(`https://www.linkedin.com/in/${id}/`)).toBe(`https://www.linkedin.com/in/${id}`);
});

it("Sales Navigator's URLs stay their own kind, without the search that led there", () => {
  const lead = "https://www.linkedin.com/sales/lead/ACwAAB3fKq0BQ8r2n5tYw6uZx7vMpLk4eSd1aHc";
  expect(canonicalProfileUrl(`${lead},NAME_SEARCH,x9Qa?_ntb=1`)).toBe(lead);
  expect(canonicalProfileUrl(lead.replace("/lead/", "/people/"))).toBe(lead);
  expect(canonicalProfileUrl(`${lead}%2CNAME_SEARCH%2Cx9Qa`)).toBe(lead);
  expect(canonicalProfileUrl(`${lead};x`)).toBe(lead);
});

it.each([
  "",
  "https://www.linkedin.com/company/nord",
  "https://x.example/in/ada",
  "https://www.linkedin.com/in/",
  "linkedin.com/company/nord/in",
  "https://x.example/?ref=linkedin.com/in/ada",
  "https://www.linkedin.com/in/me/",
  "see /in/ada",
  "x.example/linkedin.com/in/ada",
  "https://x.example/?ref=https://linkedin.com/in/ada",
])("the text %s is no profile", (text) => {
  expect(canonicalProfileUrl(text)).toBeNull();
});

it("a cell with many hosts and schemes is read in linear time", () => {
  const timeOf = (length: number) => {
    const text = "https:".repeat(length) + "linkedin.com/".repeat(length / 2);
    // Not the clock: what others do on the machine meanwhile is no part of it.
    const before = process.threadCpuUsage();
    for (let times = 0; times < 5; times++) profilesIn(text);
    return process.threadCpuUsage(before).user / 1000;
  };
  timeOf(40);
  expect(timeOf(240)).toBeLessThan(30 + timeOf(40) * 12);
});

it("an address that no profile has, because it is too long, is none", () => {
  const of = (slug: string) => canonicalProfileUrl(`https://www.linkedin.com/in/${slug}`);
  expect(of("a".repeat(1_000))).toBeNull();
  // LinkedIn's longest slug, of signs that take nine letters each where they are encoded.
  expect(of("あ".repeat(100))).not.toBeNull();
});

it.each([
  ["linkedin.com/in/vera-t\ud83d", "in/vera-t%EF%BF%BD"],
  ["linkedin.com/pub/vera-t\ud83d/1/2", "pub/vera-t%EF%BF%BD/1/2"],
])("half of an emoji, as a text that was cut short has, is a sign like others: %s", (text, path) => {
  expect(canonicalProfileUrl(text)).toBe(`https://www.linkedin.com/${path}`);
});
