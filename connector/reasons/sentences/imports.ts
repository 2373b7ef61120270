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
  "pasted-max": "A text can have up to {max} people, so this one and those after it weren't read",
  "pasted-line-too-long": "This line is too long to be about one person",
  "pasted-no-name": "No name was found here",
  "pasted-no-profile":
    "This LinkedIn address isn't a person's profile. Open the profile, then copy its address",
  "pasted-company":
    "This is the page of a company. Open the profile of a person who works there, then copy its address",
  "pasted-other-address":
    "This address isn't on LinkedIn. Enter the person's name and company, or the address of a profile",
  "pasted-page-unsure":
    "This looks like a page of LinkedIn, but it isn't clear whose profile it is. Paste the address of the profile, or enter the person's name and company",
  "pasted-card-open": "This vCard ends before its last line, END:VCARD. Copy all of it",
  "pasted-card-nameless": "This vCard has no name",
  "file-empty": "The file is empty.",
  "file-first-line": "The first line found is: {line}",
} as const;
