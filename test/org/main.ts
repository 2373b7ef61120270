import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readRecording, setLike } from "./practice/settingsLike.ts";
import { startPracticeOrg, startPracticeOrgs } from "./server.ts";
import { seedUsers } from "./seed/seedUsers.ts";

/**
 * `npm run org [-- --fresh] [-- --with-other] [-- --like FILE]`: the practice org alone. `--fresh` deletes its data.
 * `--with-other` serves a second org, so that people can sign in to the wrong one. `--like` sets it like the
 * org of a record of facts that check-org wrote.
 */
const port = (name: string, usual: number) => Number(process.env[name] ?? usual);
const values = readArguments();
const shared = {
  fresh: values.fresh,
  redirectUris: [`http://localhost:${port("CONNECTOR_PORT", 4002)}/oauth/callback`],
  lightningUrl: `http://localhost:${port("PAGE_PORT", 4000)}`,
};
const recording = values.like === undefined ? undefined : readFacts(values.like);
const orgPort = port("ORG_PORT", 4001);

const running = values["with-other"]
  ? await startPracticeOrgs({
      ...shared,
      ports: [orgPort, port("OTHER_ORG_PORT", 4003)],
      dataFiles: [".data/practice-org.sqlite", ".data/other-org.sqlite"],
    })
  : await startPracticeOrg({ ...shared, port: orgPort, dataFile: ".data/practice-org.sqlite" });

const { url, orgId, org } = "main" in running ? running.main : running;
console.log(`Practice org ${orgId} at ${url}`);
if (recording !== undefined) {
  const { followed, others } = setLike(org, recording);
  console.log(`Like the recorded org in: ${followed.join(", ") || "nothing"}`);
  console.log(`Not followed: ${others.join(", ") || "nothing"}`);
}
console.log(`Sign in as ${seedUsers.main.map(({ username }) => username).join(", ")}; password: practice`);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void running.close().then(() => process.exit(0));
  });
}

/** Ends with one line where the file does not tell what an org is like. */
function readFacts(file: string) {
  try {
    return readRecording(readFileSync(file, "utf8"));
  } catch (error) {
    process.stderr.write(`--like ${file}: ${error instanceof Error ? error.message : String(error)}.\n`);
    process.exit(1);
  }
}

/** Ends with one line that names the options where it is told anything else. */
function readArguments() {
  const options = {
    fresh: { type: "boolean", default: false },
    "with-other": { type: "boolean" },
    like: { type: "string" },
  } as const;
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    const [fault] = String(error instanceof Error ? error.message : error).split(". ");
    const known = Object.keys(options).map((name) => `--${name}`);
    process.stderr.write(`${fault}. Options: ${known.join(", ")}.\n`);
    process.exit(1);
  }
}
