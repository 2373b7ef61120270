import { expect, it } from "vitest";
import { canonicalProfileUrl, profilesIn, looseProfilesIn } from "./canonicalProfileUrl.ts";

it.each([
  "https://www.linkedin.com/in/müller-1",
  "http://de.linkedin.com/in/M%C3%BCller-1/?trk=x",
  "linkedin.com/in/M%c3%bcller-1/de",
  "//www.linkedin.com/IN/mu%CC%88ller-1#about",
  "https://www.linkedin.com/comm/in/m%C3%BCller-1?lipi=urn",
  "https://www.linkedin.com/mwlite/in/müller-1",
  "(linkedin.com/in/müller-1)",
  "https://www.linkedin.com/in/müller-1).",
  "<https://www.linkedin.com/in/müller-1>",
  "linkedin.com/in/müller-1,",
  "‘linkedin.com/in/müller-1’",
  "linkedin.com./in/müller-1",
  "linkedin.com:443/in/müller-1",
  "https:linkedin.com/in/müller-1",
  "/in/müller-1",
  "linkedin.com/in/müller-1&trk=x",
  "linkedin.com/in/müller-1;jsessionid=1",
  "linkedin.com/in/müller-1%3Futm=1",
  "linkedin.com/in/müller-1|x",
  "linkedin.com/in/mü\u200bller-1",
  "https://www.linkedin.com/redir/redirect?url=https%3A%2F%2Flinkedin.com%2Fin%2Fm%C3%BCller-1",
  "linkedin.com/in/mül\u00adler\u20111–",
  "LinkedIn: https://linkedin.com/in/müller-1",
  "[Profile](https://linkedin.com/in/müller-1)",
  "https://linkedin.com/in/müller-1 https://linkedin.com/in/other",
  "https://www.linkedin.com/redir?u=https://linkedin.com/in/müller-1",
  "https%3A%2F%2Flinkedin.com%2Fin%2Fm%C3%BCller-1",
  "linkedin.com/in/müller-1。",
  "linkedin.com/in/müller-1、電話",
  "（https://linkedin.com/in/müller-1）",
  "linkedin.com/in/müller-1…",
  "见：https://linkedin.com/in/müller-1",
  "LinkedIn=https://linkedin.com/in/müller-1",
  "LinkedIn/linkedin.com/in/müller-1",
  "🔗linkedin.com/in/müller-1",
  "➡️linkedin.com/in/müller-1",
  "・linkedin.com/in/müller-1",
  "https://web.archive.org/web/2020/https://www.linkedin.com/in/müller-1",
  "https://www.linkedin.com/authwall?trk=x&sessionRedirect=https%3A%2F%2Flinkedin.com%2Fin%2Fm%C3%BCller-1",
])("the profile at %s has one spelling", (text) => {
  expect(canonicalProfileUrl(text)).toBe("https://www.linkedin.com/in/m%C3%BCller-1");
});

it.each([
  "john-doe%2C-cpa-1",
  "john-doe%3B-cpa-1",
  "john-doe%26-cpa-1",
  "john-doe%7C-cpa-1",
  "%D8%B9%E2%80%8C%D8%B1",
])("a slug keeps its signs: %s", (slug) => {
  expect(canonicalProfileUrl(`https://www.linkedin.com/in/${slug}?trk=x`)).toBe(
    `https://www.linkedin.com/in/${slug}`,
  );
});

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
  "n/a",
  "https://www.linkedin.com/company/nord",
  "https://linkedin.com.evil.example/in/ada",
  "https://x.example/in/ada",
  "ftp://linkedin.com/in/ada",
  "https://www.linkedin.com/in/",
  "evil-linkedin.com/in/ada",
  "linkedin.com/company/nord/in",
  "https://www.google.com/search?q=site:linkedin.com/in/+nordwind",
  "https://x.example/?ref=linkedin.com/in/ada",
  "https://www.linkedin.com/company/nord?viewAs=linkedin.com/in/ada",
  "https://www.linkedin.com/in/me/",
  "https://www.linkedin.com/pub/media/x",
  "see /in/ada",
  "https://x.example/linkedin.com/in/ada",
  "x.example/linkedin.com/in/ada",
  "https://x.example/~linkedin.com/in/ada",
  "https://x.example/?ref=https://linkedin.com/in/ada",
])("the text %s is no profile", (text) => {
  expect(canonicalProfileUrl(text)).toBeNull();
});

it("a text in another script or a sign goes on behind a slug, or is part of it", () => {
  const text = "linkedin.com/in/vera-tはこちら";
  const url = "https://www.linkedin.com/in/vera-t";
  expect(profilesIn(text)).toEqual([`${url}${encodeURIComponent("はこちら")}`]);
  expect(looseProfilesIn(text)).toEqual([url]);
  expect(looseProfilesIn("linkedin.com/in/vera-t→Kim")).toEqual([url]);
  expect(looseProfilesIn("linkedin.com/in/вера-т:Kim")).toEqual([
    `https://www.linkedin.com/in/${encodeURIComponent("вера-т")}`,
  ]);
  expect(looseProfilesIn("linkedin.com/in/vera-t?trk=a+b")).toEqual([]);
  expect(looseProfilesIn("linkedin.com/in/vera-müller")).toEqual([]);
  expect(looseProfilesIn("linkedin.com/in/vera%2C-cpa")).toEqual([]);
  expect(looseProfilesIn("linkedin.com/in/ve\u200bra-t")).toEqual([]);
  expect(looseProfilesIn("linkedin.com/in/vera-t はこちら")).toEqual([]);
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
