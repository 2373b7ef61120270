const named = /^https?_proxy$/i;
/** Nothing of this machine's own is behind a proxy. */
const loopback = ["localhost", ".localhost", "127.0.0.1", "[::1]"];

/**
 * What Node needs so that its fetch, too, goes through the proxy that the environment names: the Salesforce
 * CLI does so by itself. Nothing where there is no proxy; `NODE_USE_ENV_PROXY` stays as somebody has set it.
 * What runs on this machine, such as the practice org, is asked without the proxy, also by the CLI.
 * @param {Record<string, string | undefined>} env
 * @returns {Record<string, string>}
 */
export function proxyEnvironment(env) {
  if (!Object.entries(env).some(([name, value]) => named.test(name) && value)) return {};
  // Node and the CLI read the lower-case one first.
  const given = (env.no_proxy || env.NO_PROXY || "").split(/[\s,]+/).filter((host) => host !== "");
  const missing = given.includes("*") ? [] : loopback.filter((host) => !given.includes(host));
  const direct = [...given, ...missing].join(",");
  return { NODE_USE_ENV_PROXY: env.NODE_USE_ENV_PROXY ?? "1", NO_PROXY: direct, no_proxy: direct };
}
