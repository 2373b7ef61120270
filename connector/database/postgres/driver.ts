/** Postgres' driver. Only who uses Postgres waits for it. */
export async function loadDriver() {
  const { default: driver } = await import("pg");
  return driver;
}
