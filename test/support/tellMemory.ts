/**
 * Loaded into a process under test (`--expose-gc --import`). On SIGUSR2 it collects garbage and prints the
 * bytes in use. The process's size is no measure, because V8 keeps memory that it has been given.
 */
process.on("SIGUSR2", () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  process.stdout.write(`${JSON.stringify({ heldBytes: heapUsed + external })}\n`);
});
