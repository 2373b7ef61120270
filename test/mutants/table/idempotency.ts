import { mutantsOf } from "../mutant.ts";

const contacts = "test/connector/contacts.test.ts";
const lost = "test/connector/lostAnswers.test.ts";
const batches = "test/connector/batches.test.ts";

export const idempotencyMutants = mutantsOf("idempotency", [
  {
    id: "M20",
    breaks: "A request that was overtaken by its own repetition is refused instead of answered.",
    file: "connector/creations/createContact.ts",
    from: "  if (overtaken) return replay(ctx, overtaken);\n",
    to: "",
    tests: [
      { file: "test/connector/overtaken.test.ts", name: "gets the answer of the one that overtook it" },
    ],
  },
  {
    id: "I01",
    breaks: "Another body under a used key gets the first one's answer.",
    file: "connector/creations/ledger/findReplay.ts",
    from: '  if (!digests.includes(known.requestDigest ?? "")) throw usedForAnother(known);\n',
    to: "",
    tests: [{ file: contacts, name: "refuses another body under a key that has been used" }],
  },
  {
    id: "I02",
    breaks: "A repeated request is not recognised.",
    file: "connector/creations/createContact.ts",
    from: "  if (replayed) return replay(ctx, replayed);\n",
    to: "",
    tests: [{ file: contacts, name: "gives a repeated request the first one's answer" }],
  },
  {
    id: "I03",
    breaks: "A failure that has passed is repeated for ever under its key.",
    file: "connector/creations/ledger/findReplay.ts",
    from: "known.problem && !policyOf(known.problem).replayable",
    to: "known.problem && policyOf(known.problem).status === 0",
    tests: [{ file: lost, name: "is not given up at once if nothing was made" }],
  },
  {
    id: "I04",
    breaks: "The key is not kept.",
    file: "connector/creations/ledger/claim.ts",
    from: "idempotencyKey: idempotency?.keys[0] ?? null,",
    to: "idempotencyKey: null,",
    tests: [{ file: contacts, name: "gives a repeated request the first one's answer" }],
  },
  {
    id: "I05",
    breaks: "The same request is another one where its members come in another order.",
    file: "connector/creations/ledger/digestOf.ts",
    from: "\n    .sort(([one], [other]) => (one < other ? -1 : 1));\n",
    to: ";\n",
    tests: [
      { file: "connector/creations/ledger/digestOf.test.ts", name: "whatever the order of its members" },
    ],
  },
  {
    id: "I06",
    breaks: "A batch that is sent twice is taken on twice.",
    file: "connector/batches/createBatch.ts",
    from: "inArray(batches.idempotencyKey, keys)",
    to: "inArray(batches.id, keys)",
    tests: [{ file: batches, name: "is taken on once under one Idempotency-Key" }],
  },
  {
    id: "I07",
    breaks: "Another batch under a used key gets the first one's answer.",
    file: "connector/batches/createBatch.ts",
    from: 'if (!known || digests.includes(known.requestDigest ?? "")) return known;',
    to: "if (known === known) return known;",
    tests: [{ file: batches, name: "is taken on once under one Idempotency-Key" }],
  },
  {
    id: "I08",
    breaks: "A colleague's key answers with the colleague's contact.",
    file: "connector/creations/ledger/creationByKey.ts",
    from: "eq(creations.orgId, orgId), eq(creations.userId, userId), ",
    to: "eq(creations.orgId, orgId), ",
    tests: [{ file: contacts, name: "keeps the keys of two users apart" }],
  },
  {
    id: "I09",
    breaks:
      "A repeated request whose first answer was lost is said to be in progress, without a way to follow it.",
    file: "connector/creations/createContact.ts",
    from: `  if (state === "unknown") throw outcomeUnknown(id);\n`,
    to: "",
    tests: [{ file: lost, name: "refuses another creation of the lead while it is unknown" }],
  },
  {
    id: "I10",
    breaks: "A second request with the key of an import makes a second list.",
    file: "connector/leads/beginImport.ts",
    from: "(await tx.select().from(leadLists).where(isOfKey(ctx, key)).get())) {",
    to: "ctx.clock().getTime() < 0) {",
    tests: [
      {
        file: "test/connector/importProgress.test.ts",
        name: "makes no second list, and the list is found by the key",
      },
    ],
  },
  {
    id: "I11",
    breaks: "A lead that was typed in, and sent again after a lost answer, is there twice.",
    file: "connector/leads/addLeads.ts",
    from: "key === undefined ? newId(now) : idOf(",
    to: "key === undefined || at >= 0 ? newId(now) : idOf(",
    tests: [
      { file: "test/connector/addedLeads.test.ts", name: "adds nobody twice where the answer was lost" },
    ],
  },
]);
