import { tryEnvironmentFile } from "./environmentFile.ts";
import type { Registration } from "./registration.ts";
import type { Step } from "./step.ts";

/** Refuses an environment file that could not take the key later, before anything is asked of the org. */
export function writableFileStep({ environmentFile }: Pick<Registration, "environmentFile">): Step {
  return {
    title: "Check that the connector's environment file can be written",
    shown: `reads ${environmentFile}, and makes a file beside it and removes that again`,
    run: () => tryEnvironmentFile(environmentFile),
    nextStep: `Check that ${environmentFile} can be read, or give --environment-file another file.`,
  };
}
