/** Why an account may be the lead's company. */
export const accountSentences = {
  "account-name": "Same name",
  "account-domain": "Same web domain",
  "account-near": "Same name except for words such as Group or International",
  "account-alias": "Also known by this name",
  "account-national": "Same name except for the country",
  "account-typo": "Nearly the same name",
  "account-related": "Similar name",
  "account-in-country": "In the lead's country",
  "account-in-city": "In the lead's city",
  "account-in-state": "In the lead's state or region",
  "account-headquarters": "Headquarters: no company in the lead's country",
  "account-own": "You own it",
  "account-customer": "Customer",
  "account-open-opportunities": "Open opportunities",
  "account-last-activity": "Last activity: {day}",
  "account-test": "Looks like a test record or a duplicate",
} as const;
