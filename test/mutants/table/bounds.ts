import { mutantsOf } from "../mutant.ts";

const files = "connector/leadFiles/readLeadFile.test.ts";
const readers = "connector/leadFiles/reading/leadFileReaders.test.ts";
const hostileFiles = "test/hostile/hostileFiles.test.ts";
const compared = "connector/matching/comparedText.test.ts";
const strangers = "test/connector/strangers.test.ts";
const stored = "test/hostile/storedRows.test.ts";

export const boundsMutants = mutantsOf("bounds", [
  {
    id: "L01",
    breaks: "A column may hold any number of characters.",
    file: "connector/leadFiles/recordToLead.ts",
    from: `  if (tooLong !== null) return { line, outcome: "failed", reason: tooLong };\n`,
    to: "",
    tests: [{ file: files, name: "fails a row with too long a text, and names its column" }],
  },
  {
    id: "L02",
    breaks: "A file may have any number of rows.",
    file: "connector/leadFiles/readLeadFile.ts",
    from: "    if (count === rowsMax) {\n",
    to: "    if (count < 0) {\n",
    tests: [{ file: files, name: "reads as many rows as a file may have" }],
  },
  {
    id: "L03",
    breaks: "A header may have any number of columns.",
    file: "connector/leadFiles/findHeader.ts",
    from: "      if (names.length > columnsMax) {\n",
    to: "      if (names.length < 0) {\n",
    tests: [{ file: hostileFiles, name: "and says why" }],
  },
  {
    id: "L04",
    breaks: "A quoted field may run over any number of lines.",
    file: "connector/leadFiles/recordReader.ts",
    from: "} else if (held.length > recordLinesMax || heldLength > recordLengthMax) giveUp(records);",
    to: "} else if (heldLength > recordLengthMax) giveUp(records);",
    tests: [{ file: hostileFiles, name: "and says why" }],
  },
  {
    id: "L05",
    breaks: "What is left of a record that was given up is read into the next one.",
    file: "connector/leadFiles/recordReader.ts",
    from: "    parser.reset();\n    [held",
    to: "    [held",
    tests: [{ file: files, name: "fails the row with a quote that is never closed, and no other" }],
  },
  {
    id: "L06",
    breaks: "A line without an end is kept in memory whole.",
    file: "connector/leadFiles/readLines.ts",
    from: "lines[0] = (rest + lines[0]).slice(0, lineLengthMax);",
    to: "lines[0] = rest + lines[0];",
    tests: [{ file: files, name: "cuts a line that has no end" }],
  },
  {
    id: "L07",
    breaks: "A file may take any time.",
    file: "connector/leadFiles/reading/askWorker.ts",
    from: "Math.min(answerMsMax, msLeft)",
    to: "Math.min(60_000 + answerMsMax, msLeft)",
    tests: [{ file: readers, name: "refuses a file that takes longer than its time" }],
  },
  {
    id: "L08",
    breaks: "A file may take any memory.",
    file: "connector/leadFiles/reading/leadFileReaders.ts",
    from: "resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },",
    to: "resourceLimits: {},",
    tests: [{ file: readers, name: "refuses a file that takes more than its memory" }],
  },
  {
    id: "L09",
    breaks: "One user's files take every turn.",
    file: "connector/leadFiles/reading/createTurns.ts",
    from: "waiting.findIndex(({ userId }) => !busy.has(userId));",
    to: "waiting.length - 1;",
    tests: [{ file: readers, name: "reads two files at a time, one of each user" }],
  },
  {
    id: "L10",
    breaks: "Any number of a user's files may wait.",
    file: "connector/leadFiles/reading/createTurns.ts",
    from: "if (waiting.filter((each) => each.userId === userId).length >= waitingMaxEach) {",
    to: "if (waiting.length < 0) {",
    tests: [{ file: readers, name: "refuses more files of one user than may wait" }],
  },
  {
    id: "L21",
    breaks: "A rep may have any number of uploads open.",
    file: "connector/leads/beginImport.ts",
    from: "if (underWay >= importsMax) {",
    to: "if (underWay < 0) {",
    tests: [
      {
        file: "test/connector/importProgress.test.ts",
        name: "is refused where the rep has as many under way as are shown",
      },
    ],
  },
  {
    id: "L22",
    breaks: "An upload goes on though its import was canceled.",
    file: "connector/leads/upload/receiveLeadFile.ts",
    from: "!body.closed && !(await isWanted())",
    to: "lookMs < 0",
    tests: [
      {
        file: "test/connector/importProgress.test.ts",
        name: "is answered when it is canceled during its upload, though nothing more of the file comes",
      },
    ],
  },
  {
    id: "L11",
    breaks: "Each row is compared with every lead of its name.",
    file: "connector/leads/storedLeads.ts",
    from: "      .limit(comparedMax)\n",
    to: "",
    tests: [{ file: stored, name: "takes no more than twice the time" }],
  },
  {
    id: "L12",
    breaks: "Runs of accents take the square of their length.",
    file: "connector/matching/comparedText.ts",
    from: `return text.replace(crowdedMarks, "$1").normalize(form);`,
    to: "return text.normalize(form);",
    tests: [{ file: compared, name: "keeps no more of a run of accents than any letter has" }],
  },
  {
    id: "L13",
    breaks: "Matching compares texts of any length.",
    file: "connector/matching/comparedText.ts",
    from: "return text.length > comparedLengthMax ? text.slice(0, comparedLengthMax) : text;",
    to: "return text;",
    tests: [{ file: compared, name: "is cut to the longest length that is compared" }],
  },
  {
    id: "L14",
    breaks: "A lead keeps any amount of columns that nobody reads.",
    file: "connector/leadFiles/keptExtra.ts",
    from: "    if (length > extraLengthMax) break;\n",
    to: "",
    tests: [{ file: files, name: "keeps a bounded amount of columns that it does not know" }],
  },
  {
    id: "L15",
    breaks: "Bodies are read before it is known who sends them.",
    file: "connector/app.ts",
    from: `  router.use("/v1/*", authenticate);\n  router.use("/v1/*", takeTurn());\n  router.use("/v1/*", limitBody);\n`,
    to: `  router.use("/v1/*", limitBody);\n  router.use("/v1/*", authenticate);\n  router.use("/v1/*", takeTurn());\n`,
    tests: [{ file: strangers, name: "are answered before a byte of what they upload is taken" }],
  },
  {
    id: "L16",
    breaks: "Strangers may send bodies of any size that a rep may.",
    file: "connector/http/bodyLimit.ts",
    from: "const strangersBody = { bytesMax: 16 * kibibyte,",
    to: "const strangersBody = { bytesMax: mebibyte,",
    tests: [{ file: strangers, name: "may send 16 KB to sign in, and no more" }],
  },
  {
    id: "L17",
    breaks: "A lead file may be larger than can be read in time.",
    file: "connector/http/bodyLimit.ts",
    from: "const leadFileBytesMax = 40 * mebibyte;",
    to: "const leadFileBytesMax = 60 * mebibyte;",
    tests: [{ file: "test/connector/leads.test.ts", name: "refuses a file of 50 MB" }],
  },
  {
    id: "L18",
    breaks: "Expired sessions may ask as often as they like.",
    file: "connector/http/authenticate.ts",
    from: "    await limit.byAddress(c);\n",
    to: "",
    tests: [
      {
        file: "test/connector/rateLimits.test.ts",
        name: "are refused to one address where their session has expired, or was made for another page",
      },
    ],
  },
  {
    id: "L19",
    breaks: "Every search waits for a slow one by website.",
    file: "connector/salesforce/findAccountsNamed.ts",
    from: "isByWebsite === true && slowKinds.has(websiteKind);",
    to: "isByWebsite === true && slowKinds.size < 0;",
    tests: [
      {
        file: "test/connector/slowSearches.test.ts",
        name: "neither a match nor a draft waits for a slow search for a company's website",
      },
    ],
  },
  {
    id: "L23",
    breaks: "A pasted text may have any number of people.",
    file: "connector/leadFiles/pasted/readPasted.ts",
    from: "    if (taken === max) {\n",
    to: "    if (taken < 0) {\n",
    tests: [
      { file: "connector/leadFiles/pasted/readPasted.test.ts", name: "a text is read up to so many people" },
    ],
  },
  {
    id: "L24",
    breaks: "A search over all lists may answer with any number of leads.",
    file: "connector/routes/schemas/leads.ts",
    from: "  limit: z.coerce.number().int().min(1).max(50).default(20),\n",
    to: "  limit: z.coerce.number().int().min(1).default(20),\n",
    tests: [{ file: "test/connector/searchLeads.test.ts", name: "q=a&limit=51" }],
  },
]);
