/** What became of a row of a lead file, and what its preview says. */
export const importSentences = {
  "import-profile-of-lead": "Same profile as a lead you already have",
  "import-profile-of-row": "Same profile as an earlier row in this file",
  "import-email-of-lead": "Same email address as a lead you already have",
  "import-email-of-row": "Same email address as an earlier row in this file",
  "import-name-of-lead": "Same name and company as a lead you already have",
  "import-name-of-row": "Same name and company as an earlier row in this file",
  "import-no-name": "No name",
  "import-erased": "Erased on request",
  "import-fields": "Fields: {fields}, but the header row has {columns}",
  "import-field-too-long": '"{column}" is longer than {max} characters',
  "import-line-too-long": "The line is too long",
  "import-quote-open": "A closing quotation mark is missing",
  "import-rows-max": "Files can have up to {max} rows, so this row and those after it weren't read",
  "file-empty": "The file is empty.",
  "file-first-line": "The first line found is: {line}",
} as const;
