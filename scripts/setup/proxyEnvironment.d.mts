/** What the environment lacks for Node to ask through the proxy that it names; nothing where it names none. */
export function proxyEnvironment(env: Record<string, string | undefined>): Record<string, string>;
/** The name of a variable with a proxy that Node could not read: it would end, some with the value shown. */
export function unreadableProxy(env: Record<string, string | undefined>): string | undefined;
