import type { CheckStep } from "./check.ts";
import { appStep } from "./steps/appStep.ts";
import { orgStep } from "./steps/orgStep.ts";
import { packageStep } from "./steps/packageStep.ts";
import { queriesStep } from "./steps/queriesStep.ts";
import { rightsStep } from "./steps/rightsStep.ts";
import { shapesStep } from "./steps/shapesStep.ts";
import { signInStep } from "./steps/signInStep.ts";
import { writeStep } from "./steps/writeStep.ts";

/** All steps, in the order in which they run. The last one takes away what it wrote. */
export const steps: readonly CheckStep[] = [
  orgStep,
  packageStep,
  appStep,
  rightsStep,
  queriesStep,
  shapesStep,
  signInStep,
  writeStep,
];
