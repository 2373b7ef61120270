/** The page at which the browser stopped. */
export interface Page {
  url: string;
  status: number;
  html: string;
  headers: Headers;
  /** The redirect target, where its host is not followed. */
  left?: string;
}

interface BrowserOptions {
  /** Changes where a request is sent, like a load balancer. */
  reroute?: (url: URL) => URL;
  /** The only origin that redirects may lead to, and the base of URLs without a host. */
  within?: string;
}

/**
 * A browser for sign-in: keeps cookies by host (any port), follows redirects, fills in forms. Runs no
 * scripts.
 */
export class Browser {
  readonly #cookies = new Map<string, Map<string, string>>();
  readonly #reroute: (url: URL) => URL;
  readonly #within: string | undefined;
  /** Every URL that was requested, in order. */
  readonly visited: URL[] = [];

  constructor({ reroute = (url) => url, within }: BrowserOptions = {}) {
    this.#reroute = reroute;
    this.#within = within === undefined ? undefined : new URL(within).origin;
  }

  /** The cookies that would be sent to a URL, by name. */
  cookiesOf(url: string): ReadonlyMap<string, string> {
    return this.#cookies.get(new URL(url).hostname) ?? new Map<string, string>();
  }

  plant(url: string, name: string, value: string): void {
    const { hostname } = new URL(url);
    this.#cookies.set(hostname, new Map(this.#cookies.get(hostname)).set(name, value));
  }

  /** Requests a URL and follows redirects to a page. */
  async open(url: string, form?: Record<string, string>): Promise<Page> {
    let target = new URL(url, this.#within);
    let body = form;
    for (let hop = 0; hop < 20; hop += 1) {
      target = this.#reroute(target);
      this.visited.push(target);
      const response = await fetch(target, {
        redirect: "manual",
        headers: { cookie: this.#cookieHeader(target) },
        ...(body ? { method: "POST", body: new URLSearchParams(body) } : {}),
      });
      this.#keepCookies(target, response);
      const location = response.headers.get("location");
      if (location === null) {
        const { status, headers } = response;
        return { url: target.href, status, headers, html: await response.text() };
      }
      const next = new URL(location, target);
      if (this.#within !== undefined && next.origin !== this.#within) {
        const { status, headers } = response;
        return { url: target.href, status, headers, html: "", left: next.href };
      }
      target = next;
      body = undefined;
    }
    throw new Error(`too many redirects from ${url}`);
  }

  /** Submits the first form of a page with its hidden fields and `values`. */
  submit(page: Page, values: Record<string, string>): Promise<Page> {
    const [form = ""] = /<form[\s\S]*?<\/form>/.exec(page.html) ?? [];
    const hidden = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(
      ([input]) => [attribute(input, "name"), attribute(input, "value")] as const,
    );
    const action = new URL(attribute(form, "action"), page.url).href;
    return this.open(action, { ...Object.fromEntries(hidden), ...values });
  }

  #cookieHeader(url: URL): string {
    return [...(this.#cookies.get(url.hostname) ?? [])].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  #keepCookies(url: URL, response: Response): void {
    const jar = this.#cookies.get(url.hostname) ?? new Map<string, string>();
    this.#cookies.set(url.hostname, jar);
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
  }
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
  return value.replace(/&(quot|#39|amp|lt|gt);/g, (_, entity: string) => entities[entity] ?? "");
}

const entities: Record<string, string> = { quot: '"', "#39": "'", amp: "&", lt: "<", gt: ">" };
