import city from "@salesforce/label/c.Crosswalk_Map_City";
import company from "@salesforce/label/c.Crosswalk_Column_Company";
import country from "@salesforce/label/c.Crosswalk_Map_Country";
import email from "@salesforce/label/c.Crosswalk_Text_NameEmail";
import firstName from "@salesforce/label/c.Crosswalk_Text_NameFirstName";
import lastName from "@salesforce/label/c.Crosswalk_Sort_Name";
import name from "@salesforce/label/c.Crosswalk_Column_Name";
import phone from "@salesforce/label/c.Crosswalk_Import_Phone";
import place from "@salesforce/label/c.Crosswalk_Column_Location";
import profile from "@salesforce/label/c.Crosswalk_Lead_Profile";
import title from "@salesforce/label/c.Crosswalk_Column_Title";
import { fullName, listOf } from "c/textFormat";

const names = { profile, email, name, firstName, lastName, company, title, phone, city, country, place };

/** What a reason says to be the same. */
const SAME = {
  "match-profile": "profile",
  "match-email": "email",
  "match-name": "name",
  "match-first-name": "firstName",
  "match-last-name": "lastName",
  "match-company": "company",
  "match-company-domain": "company",
  "match-title": "title",
  "match-title-words": "title",
  "match-phone": "phone",
  "match-city": "city",
  "match-country": "country",
};

/** What a reason says to differ, which is shown better side by side. */
const DIFFERENT = {
  "match-name-different": "name",
  "match-first-name-different": "name",
  "match-last-name-different": "name",
  "match-company-different": "company",
  "match-email-colleague": "email",
  "match-title-similar": "title",
  "match-city-different": "place",
  "match-country-different": "place",
};

/** What differs without a reason that says so, as it counts little. */
const UNSAID = ["title", "email"];

/**
 * A lead and a record in short: `same` ({key, name, text}), `differences` ({key, name, lead, record}), and
 * the other reasons as sentences (`notes`). Without the lead the differences are sentences, too.
 */
export function compare(lead, match) {
  const { reasons } = match;
  const same = reasons.filter(({ code }) => code in SAME);
  const sameKeys = same.map(({ code }) => SAME[code]);
  const said = reasons.map(({ code }) => DIFFERENT[code]).filter(Boolean);
  const differences = lead
    ? [...new Set([...said, ...UNSAID])]
        .filter((key) => !sameKeys.includes(key))
        .map((key) => ({ key, name: names[key], ...sides(key, lead, match) }))
        .filter(isDifference)
    : [];
  const shown = differences.map(({ key }) => key);
  const notes = reasons
    .filter(({ code }) => !(code in SAME) && !shown.includes(DIFFERENT[code]))
    .map(({ text }) => text);
  return {
    same: same.map(({ code, text }) => ({ key: SAME[code], name: names[SAME[code]], text })),
    differences,
    notes,
  };
}

function sides(key, lead, match) {
  if (key === "name") {
    return { lead: fullName(lead), record: match.name };
  }
  if (key === "place") {
    return { lead: lead.location, record: listOf([match.city, match.country].filter(Boolean)) };
  }
  return { lead: lead[key], record: match[key] };
}

function isDifference({ lead, record }) {
  return Boolean(lead && record) && lead.trim().toLowerCase() !== record.trim().toLowerCase();
}
