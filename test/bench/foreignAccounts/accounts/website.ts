import { hostOf, type Firm } from "../firms/firm.ts";
import type { Country } from "../places/countries.ts";
import type { Random } from "../random.ts";

/** A host as people type it. */
export function sayWebsite(random: Random, host: string): string {
  const www = random.chance(0.55) ? "www." : "";
  const scheme = random.weighted([
    ["", 4],
    ["https://", 5],
    ["http://", 3],
  ]);
  const path = random.weighted([
    ["", 8],
    ["/", 4],
    ["/en/", 1],
    ["/about-us", 0.6],
    ["/index.php?lang=en", 0.3],
    ["/company/contact.html", 0.3],
  ]);
  const typed = `${scheme}${www}${host}${path}`;
  return random.chance(0.05) ? typed.toUpperCase() : typed;
}

/** The website of the firm in a country: the same, a page of it, or one of that country. */
export function nationalHost(random: Random, firm: Firm, country: Country): string {
  if (country === firm.country) return hostOf(firm);
  const path = country.code.toLowerCase();
  return random.weighted([
    [`${firm.label}.${country.tld}`, 5],
    [hostOf(firm), 4],
    [`${hostOf(firm)}/${path}`, 2],
    [`${path}.${hostOf(firm)}`, 1],
  ]);
}

/** Pages that thousands of firms have at one host. S is the firm's. */
const sharedPages = [
  "facebook.com/S",
  "https://www.facebook.com/S/",
  "https://S.wixsite.com/home",
  "https://sites.google.com/view/S",
  "https://www.linkedin.com/company/S",
  "linkedin.com/company/S/about",
  "https://www.instagram.com/S/",
  "http://S.wordpress.com",
  "https://S.jimdofree.com/",
  "https://S.blogspot.com",
  "https://www.xing.com/pages/S",
  "https://S.business.site",
  "https://linktr.ee/S",
  "https://S.weebly.com",
  "https://S.myshopify.com",
  "https://S.github.io",
];

export const sharedHosts: readonly number[] = sharedPages.map((_, at) => at);

export const sharedPage = (host: number, label: string): string =>
  (sharedPages[host] ?? "facebook.com/S").replace("S", label.replaceAll("-", ""));

/** What stands in the field instead of a website. */
export const noWebsites = [
  "n/a",
  "http://",
  "www",
  "-",
  "none",
  "www.google.com",
  "gmail.com",
  "unknown",
  "k.A.",
];
