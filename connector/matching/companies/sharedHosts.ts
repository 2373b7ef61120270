import { parse } from "tldts";
import { comparedText } from "../comparedText.ts";
import { evenUmlauts } from "./evenUmlauts.ts";
import { fillers, nationalWords } from "./legalForms.ts";

/** Hosts where anybody has a page or a mailbox, which say nothing of a company. Written by hand. */
const sharedHosts = new Set(
  `facebook.com fb.com fb.me instagram.com linkedin.com lnkd.in twitter.com x.com t.me youtube.com youtu.be tiktok.com
   pinterest.com vimeo.com xing.com vk.com ok.ru weibo.com wechat.com line.me kakao.com medium.com substack.com
   linktr.ee about.me bio.link beacons.ai carrd.co bit.ly tinyurl.com goo.gl g.page
   wix.com wixsite.com editorx.io squarespace.com weebly.com jimdo.com jimdosite.com jimdofree.com webnode.com webnode.page
   strikingly.com webflow.io site123.me godaddysites.com business.site ueniweb.com yolasite.com tumblr.com
   wordpress.com blogspot.com blogger.com typepad.com over-blog.com livejournal.com ameblo.jp fc2.com
   github.com github.io gitlab.com gitlab.io bitbucket.org netlify.app vercel.app herokuapp.com pages.dev workers.dev
   azurewebsites.net amazonaws.com cloudfront.net firebaseapp.com web.app appspot.com onrender.com glitch.me
   myshopify.com etsy.com ebay.com ebay.de shopee.com notion.site notion.so hubspotpagebuilder.com
   orange.fr free.fr sfr.fr neuf.fr bbox.fr alice.it tin.it wp.pl o2.pl onet.pl op.pl bk.ru list.ru ya.ru nate.com att.net verizon.net
   cox.net charter.net bellsouth.net shaw.ca sympatico.ca bigpond.com optusnet.com.au virginmedia.com talktalk.net
   telenet.be skynet.be ziggo.nl kpnmail.nl hetnet.nl xs4all.nl home.nl planet.nl terra.com.br bol.com.br ig.com.br walla.co.il
   yelp.com tripadvisor.com crunchbase.com bloomberg.com wikipedia.org indeed.com glassdoor.com upwork.com fiverr.com
   gelbeseiten.de paginasamarillas.es pagesjaunes.fr`.split(/\s+/),
);

/** Parts of large sites that anybody uses, while the site itself is a company's. */
const sharedSubdomains =
  /^(?:sites|docs|drive|maps|plus|groups|play)\.google\.|^(?:apps|play)\.apple\.|(?:^|\.)sharepoint\.com$|^plus\.google/;

/** Providers of mailboxes, under whatever ending. */
const mailProvider =
  /^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|rocketmail|icloud|me|mac|aol|gmx|web|proton|protonmail|tutanota|mail|email|inbox|fastmail|zoho|qq|163|126|139|sina|sohu|foxmail|yandex|rambler|t-online|freenet|arcor|wanadoo|laposte|libero|virgilio|tiscali|naver|hanmail|daum|comcast|sbcglobal|btinternet|rediffmail|bluewin|seznam|interia|abv|ukr|uol)\./;

/** Whether a web address is of a site where anybody may have pages. */
export const isOnSharedHost = (address: string | null): boolean =>
  parse(comparedText(address ?? "")).domain !== null && companyDomain(address) === null;

/** The registered domain of a web or e-mail address, unless anybody may have pages or a mailbox there. */
export function companyDomain(address: string | null): string | null {
  if (!address) return null;
  const { domain, hostname, isPrivate } = parse(
    comparedText(address.slice(address.lastIndexOf("@") + 1).trim()),
    { allowPrivateDomains: true },
  );
  if (domain === null || hostname === null || isPrivate === true) return null;
  if (sharedHosts.has(domain) || mailProvider.test(domain) || sharedSubdomains.test(hostname)) return null;
  return domain;
}

const addressAlone = /^(?:https?:\/\/)?[\p{L}\d-]{2,63}(?:\.[\p{L}\d-]{1,63}){1,4}(?:\/\S*)?$/iu;

/** The domain that a company is called by, as Booking.com is. Null for a name with a dot: St.Gallen, E.ON. */
export function domainInName(name: string): string | null {
  const written = name.trim();
  if (!written.includes(".") || !addressAlone.test(written)) return null;
  return parse(written).isIcann === true ? companyDomain(written) : null;
}

/** What a domain is called, whatever country it is of: `acme` in acme.co.uk. */
export const labelOf = (domain: string): string => domain.split(".")[0] ?? "";

const groupWords = [...fillers, ...nationalWords].filter((word) => word.length > 4);
const labelMin = 4;

/** What all of a group call their domains: `acme` in acme.com, acme-us.com and acmegroup.de. */
export function groupLabel(domain: string): string {
  const parts = labelOf(domain).split("-");
  while (parts.length > 1 && isOfGroup(parts.at(-1) ?? "")) parts.pop();
  const label = parts.join("-");
  const word = groupWords.find((each) => label.endsWith(each) && label.length >= each.length + labelMin);
  return word === undefined ? label : label.slice(0, -word.length).replace(/-$/, "");
}

const isOfGroup = (word: string): boolean =>
  word.length === 2 || fillers.has(word) || nationalWords.has(word);

/** The same as one word, in the spelling that the parts of a company's name have. */
export const webNameOf = (domain: string): string => evenUmlauts(labelOf(domain).replace(/-/g, ""));

/** Endings of two letters that are used everywhere, whatever country they are of. */
const everywhere = new Set("io ai co me tv eu cc fm gg ly to sh so st vc ws".split(" "));

/** Whether a domain has the ending of one country. */
export function isNational(domain: string): boolean {
  const ending = domain.slice(domain.lastIndexOf(".") + 1);
  return ending.length === 2 && !everywhere.has(ending);
}
