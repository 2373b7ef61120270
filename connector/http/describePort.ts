const noAddress = "is no address of this machine. Set 127.0.0.1, or 0.0.0.0 for all it has.";

/** Why a port can't be opened, with the setting and the remedy. Another error stays what it is. */
export function describePort(error: Error, { host, port }: { host: string; port: number }): Error {
  const place = `PORT ${port} at ${host}`;
  const told: Record<string, string> = {
    EADDRINUSE: `${place} is used by another program. End that one, or set another PORT.`,
    EACCES: `${place} is not for the connector's user. Set one above 1023.`,
    EADDRNOTAVAIL: `HOST ${host} ${noAddress}`,
    ENOTFOUND: `HOST ${host} ${noAddress}`,
  };
  const message = told[String((error as NodeJS.ErrnoException).code)];
  return message === undefined ? error : new Error(message, { cause: error });
}
