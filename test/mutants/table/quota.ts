import { mutantsOf } from "../mutant.ts";

const unit = "connector/quota/quota.test.ts";
const thin = "connector/quota/thinLedger.test.ts";

export const quotaMutants = mutantsOf("quota", [
  {
    id: "Q01",
    breaks: "Creations in flight and unknown ones do not count.",
    file: "connector/quota/readQuota.ts",
    from: `notInArray(creations.state, [...quotaFreeStates]),`,
    to: `eq(creations.state, "created"),`,
    tests: [
      { file: unit, name: "counts what is created, running or unknown, and not what failed or was undone" },
    ],
  },
  {
    id: "Q02",
    breaks: "A month has one contact more.",
    file: "connector/settings/quotaOverrides.ts",
    from: "export const monthlyQuotaMax = 1000;",
    to: "export const monthlyQuotaMax = 1001;",
    tests: [
      { file: unit, name: "counts what is created, running or unknown, and not what failed or was undone" },
    ],
  },
  {
    id: "Q03",
    breaks: "The last contact of the month may be followed by another.",
    file: "connector/quota/requireQuota.ts",
    from: "if (quota.remaining > 0) return quota;",
    to: "if (quota.remaining >= 0) return quota;",
    tests: [{ file: unit, name: "lets the thousandth through and refuses the next" }],
  },
  {
    id: "Q05",
    breaks: "Nobody asks for the quota where it is taken.",
    file: "connector/creations/ledger/claim.ts",
    from: "id: lead.id }, quota });",
    to: "id: lead.id } });",
    tests: [
      { file: "test/connector/batches.test.ts", name: "takes only what is left of the quota" },
      {
        file: "test/connector/contacts.test.ts",
        name: "takes the last of the quota once, however many ask at once",
      },
    ],
  },
  {
    id: "Q06",
    breaks: "The quota is of a year.",
    file: "connector/quota/month.ts",
    from: "return dayOf(instant, { timeZone }).slice(0, 7);",
    to: "return dayOf(instant, { timeZone }).slice(0, 4);",
    tests: [{ file: "connector/quota/month.test.ts", name: "is that of the time zone" }],
  },
  {
    id: "Q21",
    breaks: "The lowest of a user's permission sets decides.",
    file: "connector/quota/quotaLimitOf.ts",
    from: "Math.max(...held)",
    to: "Math.min(...held)",
    tests: [{ file: unit, name: "counts as decided" }],
  },
  {
    id: "Q20",
    breaks: "The quota's month is that of UTC, wherever the org is.",
    file: "connector/quota/quotaTerms.ts",
    from: "const month = monthOf(now, timeZone);",
    to: 'const month = monthOf(now, "UTC");',
    tests: [{ file: unit, name: "is of the month in the org's time zone" }],
  },
  {
    id: "Q07",
    breaks: "One user's contacts use up everybody's quota.",
    file: "connector/quota/readQuota.ts",
    from: '        eq(creations.userId, sql.placeholder("userId")),\n',
    to: "",
    tests: [{ file: unit, name: "is a user's own, and a month's own" }],
  },
  {
    id: "Q08",
    breaks: "The quota of another org counts, too.",
    file: "connector/quota/readQuota.ts",
    from: '        eq(creations.orgId, sql.placeholder("orgId")),\n',
    to: "",
    tests: [{ file: unit, name: "is a user's own, and a month's own" }],
  },
  {
    id: "Q09",
    breaks: "The quota of months gone by counts, too.",
    file: "connector/quota/readQuota.ts",
    from: '        eq(creations.month, sql.placeholder("month")),\n',
    to: "",
    tests: [{ file: unit, name: "is a user's own, and a month's own" }],
  },
  {
    id: "Q10",
    breaks: "A contact that was undone goes on to count.",
    file: "connector/database/schema/contacts.ts",
    from: `quotaFreeStates = ["failed", "undone"]`,
    to: `quotaFreeStates = ["failed"]`,
    tests: [{ file: "test/connector/undo.test.ts", name: "and gives the quota back" }],
  },
  {
    id: "Q11",
    breaks: "A crash between row and request keeps the quota for ever.",
    file: "connector/creations/reconcile/releaseInterrupted.ts",
    from: 'settleFailed(app, creation, refusal("not-sent"));',
    to: "markUnknown(app, creation);",
    tests: [
      {
        file: "test/connector/lostAnswers.test.ts",
        name: "gives the quota back at its next start if killed between row and request",
      },
    ],
  },
  {
    id: "Q12",
    breaks: "A batch's contacts are counted in no month.",
    file: "connector/creations/ledger/claim.ts",
    from: "leadId: lead.id, month: terms.month };",
    to: `leadId: lead.id, month: "1970-01" };`,
    tests: [
      {
        file: "test/connector/batches.test.ts",
        name: "makes each lead's contact and role, links the leads and takes the quota",
      },
    ],
  },
  {
    id: "Q13",
    breaks: "What is counted late replaces what was counted before.",
    file: "connector/quota/thinLedger.ts",
    from: "sql`${creationCounts.count} + excluded.count`",
    to: "sql`excluded.count`",
    tests: [{ file: thin, name: "adds what is late to a month that was counted before" }],
  },
  {
    id: "Q14",
    breaks: "Creations in doubt are counted and go.",
    file: "connector/quota/thinLedger.ts",
    from: "        ...(await heldBack(tx, orgId)),\n",
    to: "",
    tests: [{ file: thin, name: "keeps what runs or is in doubt, and what the user has made since" }],
  },
  {
    id: "Q15",
    breaks: "A crash between count and deletion counts twice.",
    file: "connector/database/untilNone.ts",
    from: "inTransaction(database, step)",
    to: "step(database)",
    tests: [{ file: thin, name: "counts nothing twice after a crash between the count and the deletion" }],
  },
]);
