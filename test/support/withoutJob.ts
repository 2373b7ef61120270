import { jobs } from "../../connector/background.ts";

/**
 * Keeps a background job from running by itself, for tests that say when it runs: each second, it may come
 * between any two of their steps. Gives what lets it run again.
 */
export function withoutJob(name: string): () => void {
  const job = jobs.find((each) => each.name === name);
  if (!job) throw new Error(`there is no job ${name}`);
  const { run } = job;
  job.run = () => undefined;
  return () => {
    job.run = run;
  };
}
