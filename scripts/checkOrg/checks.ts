import { lookAtApp } from "./appCheck.ts";
import { lookAtBatches } from "./batchCheck.ts";
import type { Check } from "./check.ts";
import { lookAtOrg } from "./orgCheck.ts";
import { lookAtPackage } from "./packageCheck.ts";
import { lookAtPanel } from "./panelCheck.ts";
import { lookAtTeam, lookAtUser } from "./rightsCheck.ts";
import { lookAtSearches } from "./searchCheck.ts";
import { lookAtSignIn } from "./signInCheck.ts";
import { makeOneContact } from "./writeCheck.ts";

/** All checks, in the order in which they run. The one that writes comes last. */
export const checks: readonly Check[] = [
  { id: "org", title: "The org", look: lookAtOrg },
  { id: "package", title: "Would it take the package, its app and the translations", look: lookAtPackage },
  { id: "app", title: "The app that people sign in through", look: lookAtApp },
  { id: "panel", title: "The panel", look: lookAtPanel },
  { id: "user", title: "What you may do", look: lookAtUser },
  { id: "team", title: "Who uses Crosswalk", look: lookAtTeam },
  { id: "search", title: "What the connector asks", look: lookAtSearches },
  { id: "batch", title: "How batches and rehearsals are answered", look: lookAtBatches },
  { id: "sign-in", title: "A sign-in", option: "sign-in", look: lookAtSignIn },
  { id: "write", title: "One contact, made and taken away", option: "write", look: makeOneContact },
];
