/** What is wrong with a value in the contact form. */
export const fieldSentences = {
  "field-required": "{field} is required.",
  "field-number": "{field} must be a number.",
  "field-whole-number": "{field} must be a whole number.",
  "field-too-long": "{field} is too long: {length} of {max} characters.",
  "field-email": "{field} is not a valid email address: {value}",
  "field-date": "{field} must be a date such as 2026-01-31.",
  "field-date-time": "{field} must be a date and time such as 2026-01-31T09:30:00Z.",
  "field-time": "{field} must be a time such as 09:30.",
  "field-lookup": "{field} must be chosen from the list.",
  "field-account": "{field} must be one of the org's accounts.",
  "field-no-option": "{field} does not have the value {value}. Choose one from the list.",
  "field-depends": "{field}: {value} does not go with the chosen {controller}.",
  "field-reference":
    "{field} must not contain {text}, which Salesforce reads as a reference to another record. Remove it.",
  "field-read-only": "You don't have permission to edit {field}.",
  "country-unknown": "Your org does not have the country {country}. Choose one from the list.",
} as const;
