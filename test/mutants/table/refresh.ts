import { mutantsOf } from "../mutant.ts";

const tokens = "test/connector/tokens.test.ts";
const two = "test/connector/twoConnectors.test.ts";

export const refreshMutants = mutantsOf("refresh", [
  {
    id: "R01",
    breaks: "Two connectors refresh one sign-in at once: rotation ends it.",
    file: "connector/signIn/grantStore.ts",
    from: "alone: (grantId, work) => runner.inTurn(lockOf(grantId), patienceMs, busy, work),",
    to: "alone: (_grantId, work) => work(),",
    tests: [{ file: two, name: "refresh a sign-in one after the other" }],
  },
  {
    id: "R02",
    breaks: "Who waited for a refresh refreshes again what is fresh, with a token that may be gone.",
    file: "connector/salesforce/refresh.ts",
    from: "    const current = await readOrThrow(store, grantId);\n    const { version } = current;\n    if (version > refused.version) return current;\n",
    to: "    const current = { ...(await readOrThrow(store, grantId)), refreshToken: refused.refreshToken };\n    const { version } = current;\n",
    tests: [{ file: two, name: "refresh a sign-in one after the other" }],
  },
  {
    id: "R03",
    breaks: "The refresh token that Salesforce rotated away is kept.",
    file: "connector/salesforce/refresh.ts",
    from: "refreshToken: answer.refreshToken ?? current.refreshToken,",
    to: "refreshToken: current.refreshToken,",
    tests: [{ file: tokens, name: "is refreshed by one request, however many calls need it" }],
  },
  {
    id: "R04",
    breaks: "Where the org does not rotate, the refresh token is forgotten.",
    file: "connector/salesforce/refresh.ts",
    from: "refreshToken: answer.refreshToken ?? current.refreshToken,",
    to: `refreshToken: answer.refreshToken ?? "",`,
    tests: [{ file: tokens, name: "is refreshed where the org does not rotate refresh tokens, too" }],
  },
  {
    id: "R05",
    breaks: "An expired access token ends the session.",
    file: "connector/salesforce/session.ts",
    from: `if (!(error instanceof AppError) || error.code !== "session-expired") throw error;`,
    to: "if (error) throw error;",
    tests: [{ file: tokens, name: "is refreshed once, and the call made again" }],
  },
  {
    id: "R06",
    breaks: "The tokens of a grant that Salesforce ended are kept.",
    file: "connector/salesforce/refresh.ts",
    from: "        if (policyOf(error).endsGrant) await store.erase(grantId, version, asking);\n",
    to: "",
    tests: [{ file: tokens, name: "ends the session where somebody else used the refresh token" }],
  },
  {
    id: "R07",
    breaks: "A sign-in ends because Salesforce could not be reached for a moment.",
    file: "connector/salesforce/refresh.ts",
    from: "if (policyOf(error).endsGrant) await store.erase(grantId, version, asking);",
    to: "await store.erase(grantId, version, asking);",
    tests: [
      { file: tokens, name: "is refreshed by the next call where Salesforce could not be reached for it" },
    ],
  },
  {
    id: "R08",
    breaks: "New tokens are used and not kept.",
    file: "connector/signIn/grantStore.ts",
    from: ".where(isOfVersion(grantId, version))\n        .returning()\n        .get();\n      if (renewed)",
    to: ".where(isOfVersion(grantId, version + 1))\n        .returning()\n        .get();\n      if (renewed)",
    tests: [{ file: tokens, name: "is refreshed once, and the call made again" }],
  },
]);
