/** Why an account may be the lead's company. */
export const accountSentences = {
  "account-name": "Same name",
  "account-domain": "Same web domain",
  "account-near": "Same name except for words such as Group or International",
  "account-alias": "Also known by this name",
  "account-national": "Same name except for the country",
  "account-typo": "Nearly the same name",
  "account-related": "Similar name",
} as const;
