import { challengeOf, createVerifier } from "../pkce";

it("makes verifiers of 43 allowed characters, no two alike", () => {
  const verifiers = Array.from({ length: 20 }, createVerifier);
  verifiers.forEach((verifier) => expect(verifier).toMatch(/^[A-Za-z0-9_-]{43}$/));
  expect(new Set(verifiers).size).toBe(20);
});

it("makes the challenge that RFC 7636 gives for its own verifier", async () => {
  const challenge = await challengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
  expect(challenge).toBe("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
});
