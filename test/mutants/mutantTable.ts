import type { Mutant } from "./mutant.ts";
import { boundsMutants } from "./table/bounds.ts";
import { batchUndoMutants } from "./table/batchUndos.ts";
import { bothOrNeitherMutants } from "./table/bothOrNeither.ts";
import { exactlyOnceMutants } from "./table/exactlyOnce.ts";
import { idempotencyMutants } from "./table/idempotency.ts";
import { erasureMutants, visibilityMutants } from "./table/leads.ts";
import { listChangesMutants } from "./table/listChanges.ts";
import { quotaMutants } from "./table/quota.ts";
import { refreshMutants } from "./table/refresh.ts";
import { rehearsalMutants } from "./table/rehearsals.ts";
import { rulesMutants } from "./table/rules.ts";
import { userTextMutants } from "./table/userText.ts";
import { bindingMutants, originMutants, signatureMutants } from "./table/signIn.ts";

/** Every mutant, by the promise it breaks. */
export const mutantTable: readonly Mutant[] = [
  ...exactlyOnceMutants,
  ...rehearsalMutants,
  ...batchUndoMutants,
  ...quotaMutants,
  ...bothOrNeitherMutants,
  ...idempotencyMutants,
  ...refreshMutants,
  ...originMutants,
  ...signatureMutants,
  ...bindingMutants,
  ...visibilityMutants,
  ...erasureMutants,
  ...boundsMutants,
  ...userTextMutants,
  ...rulesMutants,
  ...listChangesMutants,
];
