import LearnedWeights from "c/learnedWeights";
import { answerWith, problem } from "lwc-test/connector";
import { find, findAll, fire, record, render, settle } from "lwc-test/render";

jest.mock("@salesforce/label/c.Crosswalk_Learned_Used", () => ({ default: "Used {0}" }), { virtual: true });
jest.mock("@salesforce/label/c.Crosswalk_Learned_TooFew", () => ({ default: "Needed: {0}" }), {
  virtual: true,
});
jest.mock("@salesforce/label/c.Crosswalk_Learned_MissingReps", () => ({ default: "reps: {0}" }), {
  virtual: true,
});
jest.mock("@salesforce/label/c.Crosswalk_Learned_Answers", () => ({ default: "Right {0}, wrong {1}" }), {
  virtual: true,
});
jest.mock("@salesforce/label/c.Crosswalk_Learned_OpenLeads", () => ({ default: "Open: {0}" }), {
  virtual: true,
});

jest.mock("@salesforce/label/c.Crosswalk_Learned_LeftOutRep", () => ({ default: "{0}: {1} of {2}" }), {
  virtual: true,
});

const path = "GET /v1/learned-weights";
const usePath = "POST /v1/learned-weights/use";
const lookPath = "POST /v1/learned-weights/look";
const backPath = "DELETE /v1/learned-weights";

const learned = {
  id: "p-1",
  foundAt: "2026-03-01T10:00:00.000Z",
  judgedPairs: 400,
  before: { precision: 0.8, recall: 0.7 },
  after: { precision: 0.915, recall: 0.8 },
  righted: 12,
  wronged: 2,
};
const counts = { pairs: 800, links: 500, rejections: 300, reps: 4 };
const attempt = {
  at: "2026-03-01T10:00:00.000Z",
  outcome: "proposed",
  decisions: 800,
  outdated: 0,
  ...counts,
  missing: { pairs: 0, links: 0, rejections: 0, reps: 0 },
};
const nothing = { used: null, proposal: null, attempt: null };
const withProposal = { ...nothing, proposal: { ...learned, openLeads: 14 }, attempt };
const inUse = { ...nothing, used: { ...learned, isIgnored: false }, attempt };

const show = () => render("c-learned-weights", LearnedWeights);
const usedText = (element) => find(element, "[data-used]").textContent;

it("says that the shipped matching is in use, and offers to look for better", async () => {
  answerWith({ [path]: nothing });
  const element = await show();
  expect(usedText(element)).toBe("c.Crosswalk_Learned_Shipped");
  expect(find(element, "[data-attempt]")).toBeNull();
  expect(find(element, "[data-use]")).toBeNull();
  expect(find(element, "[data-go-back]")).toBeNull();
  await expect(element).toBeAccessible();
});

it("says how much is still needed, and nothing of what is there", async () => {
  const tooFew = { ...attempt, outcome: "too-few", missing: { ...attempt.missing, reps: 2 } };
  answerWith({ [path]: nothing, [lookPath]: { ...nothing, attempt: tooFew } });
  const element = await show();
  const announced = record(element, "announce");
  find(element, "[data-look]").click();
  await settle();
  expect(find(element, "[data-attempt]").textContent).toBe("Needed: reps: 2");
  expect(announced).toEqual([{ text: "Needed: reps: 2" }]);
});

it("says whose decisions are left out, and how many of them most others would decide otherwise", async () => {
  const leftOut = [
    { userId: "005M", displayName: "Mal Testley", decisions: 40, contradictions: 31 },
    { userId: "005N", displayName: null, decisions: 20, contradictions: 12 },
  ];
  answerWith({ [path]: { ...nothing, attempt: { ...attempt, outcome: "not-better", leftOut } } });
  const element = await show();
  expect(findAll(element, "[data-left-out] li").map(({ textContent }) => textContent)).toEqual([
    "Mal Testley: 31 of 40",
    "005N: 12 of 20",
  ]);
  await expect(element).toBeAccessible();
});

it("says when nothing better was found", async () => {
  answerWith({ [path]: { ...nothing, attempt: { ...attempt, outcome: "not-better" } } });
  const element = await show();
  expect(find(element, "[data-attempt]").textContent).toBe("c.Crosswalk_Learned_NotBetter");
});

it("shows a proposal's figures before and after, and how many answers change", async () => {
  answerWith({ [path]: withProposal });
  const element = await show();
  const cells = findAll(element, "tbody td").map((cell) => cell.textContent);
  expect(cells).toEqual(["80%", "91.5%", "70%", "80%"]);
  expect(find(element, "[data-answers]").textContent).toBe("Right 12, wrong 2");
  expect(find(element, "[data-open-leads]").textContent).toBe("Open: 14");
  await expect(element).toBeAccessible();
});

it("uses the proposal that is shown, says so, and puts the focus there", async () => {
  const requests = answerWith({ [path]: withProposal, [usePath]: inUse });
  const element = await show();
  const announced = record(element, "announce");
  const changed = record(element, "settingschange");
  find(element, "[data-use]").click();
  await settle();
  expect(requests.at(-1)).toMatchObject({ method: "POST", body: { id: "p-1" } });
  expect(usedText(element)).toMatch(/^Used .*2026/);
  expect(announced).toEqual([{ text: usedText(element) }]);
  expect(changed).toHaveLength(1);
  expect(element.shadowRoot.activeElement).toBe(find(element, "[data-used]"));
  await expect(element).toBeAccessible();
});

it("goes back to the shipped matching", async () => {
  answerWith({ [path]: inUse, [backPath]: nothing });
  const element = await show();
  find(element, "[data-go-back]").click();
  await settle();
  expect(usedText(element)).toBe("c.Crosswalk_Learned_Shipped");
  expect(find(element, "[data-go-back]")).toBeNull();
});

it("says that what another version learned is ignored", async () => {
  answerWith({ [path]: { ...nothing, used: { ...learned, isIgnored: true } } });
  const element = await show();
  expect(usedText(element)).toBe("c.Crosswalk_Learned_Ignored");
  expect(find(element, "[data-go-back]")).not.toBeNull();
});

it("shows a problem, keeps what was shown, and asks again", async () => {
  answerWith({ [path]: withProposal, [usePath]: problem(404, "not-found") });
  const element = await show();
  find(element, "[data-use]").click();
  await settle();
  expect(find(element, "c-error-panel")).not.toBeNull();
  expect(find(element, "[data-use]").disabled).toBe(false);
  answerWith({ [path]: inUse });
  await fire(find(element, "c-error-panel"), "retry");
  expect(find(element, "c-error-panel")).toBeNull();
  expect(usedText(element)).toMatch(/^Used/);
});
