/**
 * Preloaded into each process that `npm start` starts: it ends when the one that started it is gone, however
 * that ended. The channel between both closes by itself then, so that nothing has to be asked again and
 * again. The programs themselves know nothing of it.
 */
import process from "node:process";

/** What a process may take to end by itself. Nobody is left to end it by force. */
const endMsMax = 10_000;

process.once("disconnect", () => {
  setTimeout(() => process.exit(1), endMsMax).unref();
  process.kill(process.pid, "SIGTERM");
});
// Listening must not keep a process alive that has done its work.
process.channel?.unref();
