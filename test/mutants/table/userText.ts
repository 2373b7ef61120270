import { mutantsOf } from "../mutant.ts";

const csv = "connector/csvLine.test.ts";

export const userTextMutants = mutantsOf("user text", [
  {
    id: "T01",
    breaks: "A title like @{contact.id} goes to Salesforce as a reference.",
    file: "connector/form/checkFieldValue.ts",
    from: "  if (reference !== null) return { refused: reference };\n",
    to: "",
    tests: [{ file: "test/connector/userText.test.ts", name: "is refused by its field in a single contact" }],
  },
  {
    id: "T02",
    breaks: "Formulas in full-width letters run in a spreadsheet.",
    file: "connector/csvLine.ts",
    from: `new Set("=+-@＝＋－＠﹦﹢﹣﹫−")`,
    to: `new Set("=+-@")`,
    tests: [{ file: csv, name: "starts no formula in any locale" }],
  },
  {
    id: "T03",
    breaks: "Formulas behind a semicolon run where a locale splits there.",
    file: "connector/csvLine.ts",
    from: "isStart = separators.has(char) || (isStart && blank.test(char));",
    to: "isStart = isStart && blank.test(char);",
    tests: [{ file: csv, name: "starts no formula in any locale" }],
  },
  {
    id: "T04",
    breaks: "A row that fails again and again is tried for ever.",
    file: "connector/creations/ledger/afterFailure.ts",
    from: "if (mayPass(problem) && attempts < attemptsMax) return",
    to: "if (mayPass(problem)) return",
    tests: [
      {
        file: "connector/creations/ledger/afterFailure.test.ts",
        name: "ends after five tries at most",
      },
    ],
  },
  {
    id: "T05",
    breaks: "Whatever calls itself halted is sent again instead of refused.",
    file: "connector/salesforce/composite.ts",
    from: "return isHaltedBy(response, ({ message }) => message === rolledBack);",
    to: "return isHaltedBy(response, () => true);",
    tests: [
      {
        file: "connector/salesforce/createManyContacts.test.ts",
        name: "a contact that calls itself halted for a reason of its own is refused with it",
      },
    ],
  },
  {
    id: "T06",
    breaks: "A copied profile page gives its person the address of somebody else.",
    file: "connector/leadFiles/pasted/readProfilePage.ts",
    from: "  return ofUrl.some((word) => word.length > 1 && words.has(word)) ? url : undefined;",
    to: "  return ofUrl.length + words.size > 0 ? url : undefined;",
    tests: [
      {
        file: "connector/leadFiles/pasted/readProfilePage.test.ts",
        name: "does not take somebody else's address",
      },
    ],
  },
  {
    id: "T07",
    breaks: "Of a copied page with several people the first is taken for the one who is meant.",
    file: "connector/leadFiles/pasted/readProfilePage.ts",
    from: "own.length > 1 ? null : ",
    to: "",
    tests: [{ file: "connector/leadFiles/pasted/readProfilePage.test.ts", name: "results of a search" }],
  },
]);
