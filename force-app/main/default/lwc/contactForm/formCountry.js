/** The form's field for the country: a code in orgs with State and Country picklists, else a name. */
export function countryFieldOf(fields) {
  return (
    fields.find(({ name }) => name === "MailingCountryCode") ??
    fields.find(({ name }) => name === "MailingCountry")
  );
}

/** The account's country as the field takes it; empty where the account has none that the org knows. */
export function countryOf({ options }, account) {
  if (!options) {
    return account?.country ?? "";
  }
  const found =
    options.find(({ value }) => value === account?.countryCode) ??
    options.find(({ label }) => label === account?.country);
  return found?.value ?? "";
}

/** What the field shows for its value. */
export function nameOfValue({ options }, country) {
  return options?.find(({ value }) => value === country)?.label ?? country;
}
