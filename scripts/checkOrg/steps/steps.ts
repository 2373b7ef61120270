import type { CheckStep } from "../check.ts";
import { appStep } from "./appStep.ts";
import { lightningStep } from "./lightningStep.ts";
import { orgStep } from "./orgStep.ts";
import { packageStep } from "./packageStep.ts";
import { queriesStep } from "./queriesStep.ts";
import { rightsStep } from "./rightsStep.ts";
import { shapesStep } from "./shapesStep.ts";
import { signInStep } from "./signInStep.ts";
import { writeStep } from "./writeStep.ts";

/** All steps, in the order in which they run. The last one takes away what it wrote. */
export const steps: readonly CheckStep[] = [
  orgStep,
  packageStep,
  appStep,
  rightsStep,
  lightningStep,
  queriesStep,
  shapesStep,
  signInStep,
  writeStep,
];
