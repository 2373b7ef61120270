import { contactFields } from "../../connector/form/contactFields.ts";

/** What the contact form holds, as a Markdown table: one row for each field that Crosswalk writes. */
export function contactFieldTable(): string {
  const rows = contactFields
    .filter(({ country }) => country !== "text")
    .map(({ name, label, required, isInForm, source }) => {
      const who = isInForm ? (required ? "required" : "optional") : "set for every contact";
      const orgs =
        name === "MailingCountryCode" ? " (`MailingCountry` without State and Country picklists)" : "";
      return `| ${label.text} | \`${name}\`${orgs} | ${who} | ${source} |`;
    });
  return ["| field | API name | in the form | filled in from |", "| --- | --- | --- | --- |", ...rows].join(
    "\n",
  );
}
