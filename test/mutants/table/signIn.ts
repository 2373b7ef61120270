import { mutantsOf } from "../mutant.ts";

const signIn = "test/connector/signIn.test.ts";
const kept = "test/connector/keptSession.test.ts";
const browser = "test/connector/signInBrowser.test.ts";
const sessions = "test/connector/sessions.test.ts";
const forged = "test/connector/forgedAnswers.test.ts";
const binding = "test/connector/orgBinding.test.ts";

export const originMutants = mutantsOf("origin", [
  {
    id: "O01",
    breaks: "A session works for pages of any origin.",
    file: "connector/signIn/findSession.ts",
    from: "if (origin !== null && origin !== session.origin) {",
    to: "if (origin !== null && origin === null) {",
    tests: [{ file: sessions, name: "works only for pages of the origin it was made for" }],
  },
  {
    id: "O02",
    breaks: "Another page than the one that started a sign-in may take its session.",
    file: "connector/signIn/createSession.ts",
    from: "if (input.origin !== null && input.origin !== signIn.origin) {",
    to: "if (input.origin !== null && input.origin === null) {",
    tests: [{ file: signIn, name: "has a code that works once, for the page that started it" }],
  },
  {
    id: "O03",
    breaks: "Any page may start a sign-in.",
    file: "connector/signIn/startSignIn.ts",
    from: "if (origin !== null && !app.config.panelOrigins.includes(origin)) {",
    to: "if (origin !== null && origin === null) {",
    tests: [{ file: signIn, name: "goes nowhere when it is begun from a page that is none of the org's" }],
  },
  {
    id: "O04",
    breaks: "The panel's code is posted to whatever page opened the window.",
    file: "connector/routes/pages/callbackPage.ts",
    from: `const message = inScript({ message: { type: "crosswalk:signed-in", signInId, code }, origin });`,
    to: `const message = inScript({ message: { type: "crosswalk:signed-in", signInId, code }, origin: "*" });`,
    tests: [{ file: signIn, name: "hands its code to the panel's own origin and no other" }],
  },
]);

export const signatureMutants = mutantsOf("signature", [
  {
    id: "S01",
    breaks: "A token answer without Salesforce's signature is used.",
    file: "connector/salesforce/oauth.ts",
    from: `if (!complete || !isSignedBy(settings.clientSecret, text("id") + text("issued_at"), text("signature"))) {`,
    to: "if (!complete) {",
    tests: [{ file: forged, name: "is not used for anything without Salesforce's signature" }],
  },
  {
    id: "S02",
    breaks: "Any signature of the right length is taken.",
    file: "connector/salesforce/oauth.ts",
    from: "return given.length === expected.length && timingSafeEqual(given, expected);",
    to: "return given.length === expected.length;",
    tests: [{ file: forged, name: "a token answer whose signed identity was changed is not used" }],
  },
  {
    id: "S03",
    breaks: "The identity service may name another user than the signed answer.",
    file: "connector/signIn/acceptGrant.ts",
    from: "if (identity.orgId !== claimed.orgId || identity.userId !== claimed.userId) {",
    to: "if (identity.orgId === null) {",
    tests: [{ file: forged, name: "names another user than the identity service does" }],
  },
  {
    id: "S04",
    breaks: "A session is given without the panel's verifier.",
    file: "connector/signIn/createSession.ts",
    from: "if (!isSameSecret(challengeOf(input.codeVerifier), signIn.codeChallenge)) {",
    to: `if (input.codeVerifier === "") {`,
    tests: [{ file: signIn, name: "yields nobody a session without the panel's verifier" }],
  },
  {
    id: "S05",
    breaks: "A session is given without the code that the person saw.",
    file: "connector/signIn/createSession.ts",
    from: "if (!isSameSecret(normalizePanelCode(input.code), panelCode(app, signIn))) {",
    to: `if (input.code === "") {`,
    tests: [{ file: signIn, name: "is given up after five wrong codes" }],
  },
  {
    id: "S06",
    breaks: "The panel's code may be guessed for ever.",
    file: "connector/signIn/createSession.ts",
    from: "const isLeft = lt(signIns.wrongAttempts, wrongAttemptsMax);",
    to: "const isLeft = lt(signIns.wrongAttempts, 1_000);",
    tests: [{ file: signIn, name: "is given up after five wrong codes" }],
  },
  {
    id: "S07",
    breaks: "Salesforce is asked without a hashed PKCE challenge.",
    file: "connector/salesforce/oauth.ts",
    from: `code_challenge_method: "S256",`,
    to: `code_challenge_method: "plain",`,
    tests: [{ file: signIn, name: "asks Salesforce with PKCE S256" }],
  },
  {
    id: "S08",
    breaks: "A sealed token that was tampered with opens.",
    file: "connector/secrets/tokenVault.ts",
    from: 'return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString("utf8");',
    to: 'return decipher.update(ciphertext).toString("utf8");',
    tests: [{ file: "connector/secrets/tokenVault.test.ts", name: "opens nothing that was tampered with" }],
  },
]);

export const bindingMutants = mutantsOf("binding", [
  {
    id: "N01",
    breaks: "A callback shows the panel's code to any browser.",
    file: "connector/signIn/finishSignIn.ts",
    from: "  refuseOtherBrowser(app, attempt, secretOf(attempt.id));\n",
    to: "",
    tests: [{ file: browser, name: "is refused without the cookie" }],
  },
  {
    id: "N02",
    breaks: "Any value of the cookie is taken.",
    file: "connector/signIn/finishSignIn.ts",
    from: "if (secret !== undefined && isSameSecret(hashSecret(secret), attempt.browserSecretHash)) return;",
    to: "if (secret !== undefined) return;",
    tests: [
      { file: browser, name: "is refused with another sign-in's secret under this sign-in's cookie name" },
    ],
  },
  {
    id: "N03",
    breaks: "A further code is not shown to Salesforce before the panel's code is shown.",
    file: "connector/signIn/finishSignIn.ts",
    from: "  else await accept(app, attempt, code);\n",
    to: "",
    tests: [
      {
        file: browser,
        name: "shows no code and changes nothing with a forged code after the sign-in is completed",
      },
    ],
  },
  {
    id: "N04",
    breaks: "Any code counts as the one that was exchanged.",
    file: "connector/signIn/finishSignIn.ts",
    from: "(await readAttempt(app, attempt.id))?.codeHash === codeHash)",
    to: "(await readAttempt(app, attempt.id))?.codeHash !== null)",
    tests: [
      {
        file: browser,
        name: "shows no code and changes nothing with a forged code after the sign-in is completed",
      },
    ],
  },
  {
    id: "N05",
    breaks: "Whoever signs in second through a link sees the first one's code.",
    file: "connector/signIn/finishSignIn.ts",
    from: "  if (isSame) return;\n",
    to: "  if (isSame !== null) return;\n",
    tests: [
      {
        file: browser,
        name: "finishes in either, and the one that comes second with another user is refused",
      },
    ],
  },
  {
    id: "N06",
    breaks: "Scripts can read the browser's cookie.",
    file: "connector/routes/oauth.ts",
    from: "httpOnly: true,",
    to: "httpOnly: false,",
    tests: [{ file: browser, name: "sets a cookie that scripts cannot read" }],
  },
  {
    id: "N07",
    breaks: "Other sites' requests carry the browser's cookie.",
    file: "connector/routes/oauth.ts",
    from: `sameSite: "Lax",`,
    to: `sameSite: "None",`,
    tests: [{ file: browser, name: "sets a cookie that scripts cannot read" }],
  },
  {
    id: "N08",
    breaks: "A neighbouring host can plant the cookie.",
    file: "connector/http/cookieScope.ts",
    from: `prefix: isSecure ? { prefix: "host" } : {}`,
    to: "prefix: {}",
    tests: [{ file: browser, name: "the cookie is bound to this host alone" }],
  },
  {
    id: "N90",
    breaks: "A session that the browser keeps is taken for whoever uses it next.",
    file: "connector/signIn/findSession.ts",
    from: "if (session.viewer !== viewer) {",
    to: "if (session.viewer === null && viewer !== null) {",
    tests: [{ file: kept, name: "ends once the panel of the next user of the browser asks" }],
  },
  {
    id: "N91",
    breaks: "A session that the browser keeps is taken without the origin of a page.",
    file: "connector/http/sessionCookie.ts",
    from: `return c.req.header("origin") === undefined ? null : viewer;`,
    to: "return viewer;",
    tests: [{ file: kept, name: "is nobody's without the page's origin and its viewer" }],
  },
  {
    id: "N93",
    breaks: "A tab does what it is asked as somebody else, whom another tab signed in.",
    file: "connector/signIn/findSession.ts",
    from: "if (shownUser !== null && shownUser !== user.id) return null;",
    to: "",
    tests: [
      { file: kept, name: "does nothing for a tab that shows somebody else's, whom another tab signed out" },
    ],
  },
  {
    id: "N92",
    breaks: "The panel gets a token although the browser keeps the session.",
    file: "connector/routes/signIns.ts",
    from: "const token = viewer === null ? { token: secret } : {};",
    to: "const token = { token: secret };",
    tests: [{ file: kept, name: "is there in each tab, and no page can read it" }],
  },
  {
    id: "N09",
    breaks: "A start link may be opened without end.",
    file: "connector/signIn/openSignIn.ts",
    from: "if (opened && opened.times >= attemptsMax) {",
    to: "if (opened && opened.times < 0) {",
    tests: [{ file: browser, name: "cannot be opened without end" }],
  },
  {
    id: "N10",
    breaks: "A callback works after the panel has its session.",
    file: "connector/signIn/refuseOver.ts",
    from: " && !signIn.swappedAt) return;",
    to: ") return;",
    tests: [{ file: browser, name: "is refused once the panel has its session" }],
  },
  {
    id: "N11",
    breaks: "Users of any org may sign in.",
    file: "connector/signIn/refuseOtherOrg.ts",
    from: "if (!binding || binding.orgId === orgId) return;",
    to: "if (binding !== undefined) return;",
    tests: [
      { file: signIn, name: "names both orgs and revokes what was granted when the org is the wrong one" },
    ],
  },
  {
    id: "N12",
    breaks: "A token is sent to whatever host an answer names.",
    file: "connector/signIn/acceptGrant.ts",
    from: "  if (!isAllowedInstance(answer.instanceUrl, settings.instanceHosts)) {\n",
    to: `  if (answer.instanceUrl === "") {\n`,
    tests: [
      {
        file: forged,
        name: "a token answer that names a host which is not Salesforce's gets no token there",
      },
    ],
  },
  {
    id: "N13",
    breaks: "The first user to sign in, admin or not, binds the org.",
    file: "connector/signIn/proposeOrg.ts",
    from: "  if (!user.isAdmin) {\n",
    to: `  if (user.orgId === "") {\n`,
    tests: [{ file: binding, name: "refuses reps until an admin has signed in" }],
  },
  {
    id: "N14",
    breaks: "An abandoned session never ends.",
    file: "connector/signIn/findSession.ts",
    from: "if (idleMs < sessionIdleMs) return null;",
    to: "if (idleMs >= 0) return null;",
    tests: [{ file: sessions, name: "ends after an hour without use" }],
  },
  {
    id: "N15",
    breaks: "A session that is used never ends.",
    file: "connector/signIn/findSession.ts",
    from: "if (now >= session.expiresAt) {",
    to: "if (now === session.expiresAt) {",
    tests: [{ file: sessions, name: "ends after twelve hours, used or not" }],
  },
  {
    id: "N16",
    breaks: "What a refused sign-in granted stays granted.",
    file: "connector/signIn/acceptGrant.ts",
    from: "const revoked = await revokeToken(settings, traceOf(app), answer.refreshToken ?? answer.accessToken, at);",
    to: `const revoked = at === "" ? "" : "revoked";`,
    tests: [
      { file: signIn, name: "names both orgs and revokes what was granted when the org is the wrong one" },
    ],
  },
  {
    id: "N17",
    breaks: "Sessions of the org that was bound before go on.",
    file: "connector/signIn/findSession.ts",
    from: "  await refuseOtherOrg(app, session.orgId);\n",
    to: "",
    tests: [{ file: binding, name: "refuses sessions of its former org" }],
  },
  {
    id: "N18",
    breaks: "Whoever was an admin once stays one.",
    file: "connector/signIn/requireAdmin.ts",
    from: "if (ageMs < (known.isAdmin ? adminBelievedMs : notAdminBelievedMs)) return refuseUnless(known.isAdmin);",
    to: "if (ageMs < Infinity) return refuseUnless(known.isAdmin);",
    tests: [{ file: binding, name: "stops being one within a quarter of an hour" }],
  },
  {
    id: "N19",
    breaks: "Anybody may let the org go.",
    file: "connector/signIn/releaseOrg.ts",
    from: `export async function releaseOrg(ctx: RequestContext): Promise<ShownOrgBinding> {
  const { caller } = ctx;
  await requireAdmin(ctx);
`,
    to: `export async function releaseOrg(ctx: RequestContext): Promise<ShownOrgBinding> {
  const { caller } = ctx;
`,
    tests: [{ file: binding, name: "is released from its org by that org's admin only" }],
  },
  {
    id: "N20",
    breaks: "Anybody may confirm the org that was proposed.",
    file: "connector/signIn/confirmOrg.ts",
    from: `export async function confirmOrg(ctx: RequestContext): Promise<ShownOrgBinding> {
  const { caller } = ctx;
  await requireAdmin(ctx);
`,
    to: `export async function confirmOrg(ctx: RequestContext): Promise<ShownOrgBinding> {
  const { caller } = ctx;
`,
    tests: [{ file: binding, name: "is bound by the first admin's sign-in, once the admin confirms" }],
  },
  {
    id: "N21",
    breaks: "A callback that is repeated while another connector exchanges its code is refused.",
    file: "connector/signIn/finishSignIn.ts",
    from: `while (attempt?.status === "claimed" && app.elapsedMs() < deadline) {`,
    to: `while (attempt?.status === "started" && app.elapsedMs() < deadline) {`,
    tests: [{ file: browser, name: "while the other exchanges its code waits for the outcome" }],
  },
  {
    id: "N22",
    breaks: "A callback that is repeated shows the panel's code where the exchange was refused.",
    file: "connector/signIn/finishSignIn.ts",
    from: `if (attempt?.status === "accepted") return;`,
    to: `if (attempt?.status !== "claimed") return;`,
    tests: [{ file: browser, name: "that is repeated meanwhile is refused where the exchange is" }],
  },
]);
