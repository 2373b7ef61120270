import { mutantsOf } from "../mutant.ts";

const weigh = "connector/learning/weighDecisions.test.ts";
const learn = "connector/learning/learnWeights.test.ts";
const judge = "connector/learning/judgeTable.test.ts";
const api = "test/connector/learnedWeights.test.ts";

export const learningMutants = mutantsOf("learning", [
  {
    id: "W01",
    breaks: "A rep who decides by chance counts as everybody else.",
    file: "connector/learning/trustInReps.ts",
    from: "const excessMax = 0.1;",
    to: "const excessMax = 10;",
    tests: [{ file: weigh, name: "a rep who decides by chance counts for nothing" }],
  },
  {
    id: "W02",
    breaks: "A busy rep decides alone what matching learns.",
    file: "connector/learning/weighDecisions.ts",
    from: "const shareMax = 1 / 3;",
    to: "const shareMax = 1;",
    tests: [{ file: weigh, name: "a rep pulls no more than all others together by half" }],
  },
  {
    id: "W03",
    breaks: "Who links most says what is usual, so that a few who lie alike make the others look odd.",
    file: "connector/learning/trustInReps.ts",
    from: "const half = (shares.length - 1) / 2;",
    to: "const half = shares.length - 1;",
    tests: [{ file: weigh, name: "reps who lie alike, and much, take nobody's say but their own" }],
  },
  {
    id: "W04",
    breaks: "A proposal helps a few reps, and makes the answers of most others worse.",
    file: "connector/learning/judgeTable.ts",
    from: " && gainOfMajority(changes) > 0",
    to: "",
    tests: [{ file: judge, name: "a table is not better that is right more often for" }],
  },
  {
    id: "W05",
    breaks: "Weights are proposed for a difference that chance makes.",
    file: "connector/learning/judgeTable.ts",
    from: "chanceOf(sum.better, sum.worse) <= chanceMax && ",
    to: "",
    tests: [{ file: judge, name: "a table is not better for a few answers, which may be chance" }],
  },
  {
    id: "W06",
    breaks: "Weights are judged on what they were learned from.",
    file: "connector/learning/learnWeights.ts",
    from: "await judgeTable(judgedOn, present, table)",
    to: "await judgeTable(learnedFrom, present, table)",
    tests: [{ file: learn, name: "the weights are judged on leads that they were not learned from" }],
  },
  {
    id: "W07",
    breaks: "The admin takes a proposal, and matching stays as it was.",
    file: "connector/learning/learnedWeights.ts",
    from: "return { used: proposal, proposal: null };",
    to: "return { used: null, proposal: null };",
    tests: [{ file: api, name: "hold for everybody at once, at each connector, until the admin goes back" }],
  },
  {
    id: "W08",
    breaks: "Nobody learns whose decisions were left out.",
    file: "connector/learning/trustInReps.ts",
    from: "    leftOut.push({ userId, ...counts });\n",
    to: "",
    tests: [
      { file: api, name: "tells by name whose decisions are left out, as most others decide otherwise" },
    ],
  },
]);
