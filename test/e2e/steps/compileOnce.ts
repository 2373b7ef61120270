import { compilePage } from "@crosswalk/practice-page";

/** Compiles the page before the workers start, so that they do not each do it. */
export default async function compileOnce(): Promise<void> {
  await compilePage();
}
