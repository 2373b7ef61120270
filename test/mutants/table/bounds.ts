import { mutantsOf } from "../mutant.ts";

const files = "connector/leads/files/readLeadFile.test.ts";
const readers = "connector/leads/reading/leadFileReaders.test.ts";
const hostileFiles = "test/hostile/hostileFiles.test.ts";
const compared = "connector/matching/comparedText.test.ts";
const strangers = "test/connector/strangers.test.ts";
const stored = "test/hostile/storedRows.test.ts";

export const boundsMutants = mutantsOf("bounds", [
  {
    id: "L01",
    breaks: "A column may hold any number of characters.",
    file: "connector/leads/files/rowToLead.ts",
    from: `  if (tooLong !== null) return { line, outcome: "failed", reason: tooLong };\n`,
    to: "",
    tests: [{ file: files, name: "fail by name where a column has more than it can hold" }],
  },
  {
    id: "L02",
    breaks: "A file may have any number of rows.",
    file: "connector/leads/files/readLeadFile.ts",
    from: "    if (count === rowsMax) {\n",
    to: "    if (count < 0) {\n",
    tests: [{ file: files, name: "are read as far as a file may have them" }],
  },
  {
    id: "L03",
    breaks: "A header may have any number of columns.",
    file: "connector/leads/files/findHeader.ts",
    from: "      if (names.length > columnsMax) {\n",
    to: "      if (names.length < 0) {\n",
    tests: [{ file: hostileFiles, name: "and says why" }],
  },
  {
    id: "L04",
    breaks: "A quoted field may run over any number of lines.",
    file: "connector/leads/files/readRecords.ts",
    from: "} else if (held.length > recordLinesMax || heldLength > recordLengthMax) giveUp(records);",
    to: "} else if (heldLength > recordLengthMax) giveUp(records);",
    tests: [{ file: hostileFiles, name: "and says why" }],
  },
  {
    id: "L05",
    breaks: "What is left of a record that was given up is read into the next one.",
    file: "connector/leads/files/readRecords.ts",
    from: "    parser.reset();\n",
    to: "",
    tests: [{ file: files, name: "fails the row with a quote that is never closed, and no other" }],
  },
  {
    id: "L06",
    breaks: "A line without an end is kept in memory whole.",
    file: "connector/leads/files/readLines.ts",
    from: "lines[0] = (rest + lines[0]).slice(0, lineLengthMax);",
    to: "lines[0] = rest + lines[0];",
    tests: [{ file: files, name: "are cut where a line has no end" }],
  },
  {
    id: "L07",
    breaks: "A file may take any time.",
    file: "connector/leads/reading/askWorker.ts",
    from: "    }, answerMsMax);\n",
    to: "    }, 60_000 + answerMsMax);\n",
    tests: [{ file: readers, name: "refuses a file that takes longer than its time" }],
  },
  {
    id: "L08",
    breaks: "A file may take any memory.",
    file: "connector/leads/reading/leadFileReaders.ts",
    from: "resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },",
    to: "resourceLimits: {},",
    tests: [{ file: readers, name: "refuses a file that takes more than its memory" }],
  },
  {
    id: "L09",
    breaks: "One user's files take every turn.",
    file: "connector/leads/reading/takeTurns.ts",
    from: "waiting.findIndex(({ userId }) => !busy.has(userId));",
    to: "waiting.length - 1;",
    tests: [{ file: readers, name: "reads two files at a time, one of each user" }],
  },
  {
    id: "L10",
    breaks: "Any number of a user's files may wait.",
    file: "connector/leads/reading/takeTurns.ts",
    from: "if (waiting.filter((each) => each.userId === userId).length >= waitingMaxEach) {",
    to: "if (waiting.length < 0) {",
    tests: [{ file: readers, name: "refuses more files of one user than may wait" }],
  },
  {
    id: "L11",
    breaks: "Each row is compared with every lead of its name.",
    file: "connector/leads/knownLead.ts",
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
    tests: [{ file: compared, name: "keeps of a run of accents no more than any letter has" }],
  },
  {
    id: "L13",
    breaks: "Matching compares texts of any length.",
    file: "connector/matching/comparedText.ts",
    from: "return text.length > comparedLengthMax ? text.slice(0, comparedLengthMax) : text;",
    to: "return text;",
    tests: [{ file: compared, name: "is cut to what names, titles, companies and places have at most" }],
  },
  {
    id: "L14",
    breaks: "A lead keeps any amount of columns that nobody reads.",
    file: "connector/leads/extraColumns.ts",
    from: "    if (length > extraLengthMax) break;\n",
    to: "",
    tests: [{ file: files, name: "keeps so much of columns it does not know, and no more" }],
  },
  {
    id: "L15",
    breaks: "Bodies are read before it is known who sends them.",
    file: "connector/app.ts",
    from: `  router.use("/v1/*", authenticate);\n  router.use("/v1/*", limitBody);\n`,
    to: `  router.use("/v1/*", limitBody);\n  router.use("/v1/*", authenticate);\n`,
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
    breaks: "A lead file that does not say how large it is fills the disk.",
    file: "connector/http/bodyLimit.ts",
    from: "if (bytes > leadFileBytesMax) controller.error(",
    to: "if (bytes < 0) controller.error(",
    tests: [
      { file: "test/connector/requests.test.ts", name: "because a lead file grows past 40 MB on its way" },
    ],
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
        name: "of one address are refused where their session has expired",
      },
    ],
  },
]);
