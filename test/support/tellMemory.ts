/**
 * Loaded into a process under test (`--expose-gc --import`): on SIGUSR2 says how many bytes it holds, rubbish
 * taken out first. What the system has given it is no measure, since V8 keeps what it was given.
 */
process.on("SIGUSR2", () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  process.stdout.write(`${JSON.stringify({ heldBytes: heapUsed + external })}\n`);
});
