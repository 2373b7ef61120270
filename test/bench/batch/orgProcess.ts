import { startPracticeOrg } from "@crosswalk/practice-org";

/** A practice org in a process of its own. Its arguments are where users come back to who sign in. */
const running = await startPracticeOrg({ seed: "default", redirectUris: process.argv.slice(2) });
const { url, orgId, clientId, clientSecret } = running;
process.send?.({ url, orgId, clientId, clientSecret });

process.on("disconnect", () => {
  void running.close().then(() => process.exit(0));
});
