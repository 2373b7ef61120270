/** The field for the country of a contact, in orgs without and with State and Country picklists. */
const COUNTRY_FIELDS = ["MailingCountry", "MailingCountryCode"];

/** The review's field for the country, or undefined where the org hides it. */
export function countryField({ fields }) {
  return fields.find(({ name }) => COUNTRY_FIELDS.includes(name));
}

/** The country of an account as the field takes it; null where the account has none that the org offers. */
export function countryOfAccount(field, account) {
  if (!account?.country) {
    return null;
  }
  if (field.name === "MailingCountry") {
    return account.country;
  }
  const isOfAccount = ({ value, label }) => value === account.countryCode || label === account.country;
  return field.options?.find(isOfAccount)?.value ?? null;
}
