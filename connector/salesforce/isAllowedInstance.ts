/**
 * Whether a URL is at one of the allowed hosts (`*.example.com`, `example.com`, `localhost:4001`). Requires
 * https except on this machine.
 */
export function isAllowedInstance(text: string, allowedHosts: readonly string[]): boolean {
  const url = URL.parse(text);
  if (!url || url.username !== "" || url.password !== "") return false;
  const isLoopback = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && isLoopback)) return false;
  return allowedHosts.some((pattern) => {
    const host = pattern.toLowerCase();
    if (host.startsWith("*.")) return url.port === "" && url.hostname.endsWith(host.slice(1));
    return host.includes(":") ? url.host === host : url.port === "" && url.hostname === host;
  });
}
