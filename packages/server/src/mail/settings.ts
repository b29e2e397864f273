/** Where mails are handed over. */
export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  /** `from-the-start`: the connection is encrypted (smtps). `starttls`: it must become so. `none`: in the open. */
  readonly tls: 'from-the-start' | 'starttls' | 'none';
  readonly user?: string;
  readonly pass?: string;
}

export interface MailAddress {
  readonly name?: string;
  readonly address: string;
}

/** What the environment says of mails. */
export interface MailSettings {
  readonly smtp?: SmtpSettings;
  /** Who mails come from. */
  readonly mailFrom?: MailAddress;
  /** Where the spa gets its own; if left out, `spa.email` of the catalog. */
  readonly mailToSpa?: string;
  /** A folder with templates of the spa's own. */
  readonly mailTemplates?: string;
  /** The page with the booking form; if left out, `spa.url` of the catalog. */
  readonly siteUrl?: string;
}

const LOCAL = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/**
 * Reads them.
 * @param text the value of a variable
 * @param faults gets a sentence for each that is wrong; never with the address of the mail server, which has a password
 */
export function readMailSettings(text: (name: string) => string | undefined, faults: string[]): MailSettings {
  const url = text('UNKNOT_SMTP_URL');
  const from = text('UNKNOT_MAIL_FROM');
  const toSpa = text('UNKNOT_MAIL_TO_SPA');
  const site = text('UNKNOT_SITE_URL');
  const templates = text('UNKNOT_MAIL_TEMPLATES');
  if ((url === undefined) !== (from === undefined)) {
    const [there, missing] = url
      ? ['UNKNOT_SMTP_URL', 'UNKNOT_MAIL_FROM']
      : ['UNKNOT_MAIL_FROM', 'UNKNOT_SMTP_URL'];
    faults.push(`${missing} is missing: ${there} is set, and mails need both.`);
  }
  const smtp = url === undefined ? undefined : smtpSettings(url, faults);
  const mailFrom = from === undefined ? undefined : mailAddress(from, faults);
  if (toSpa !== undefined && !isAddress(toSpa)) {
    faults.push(
      `UNKNOT_MAIL_TO_SPA is “${toSpa}”; it must be one e-mail address, such as hello@your-spa.example.`,
    );
  }
  if (site !== undefined && (!/^https?:\/\//.test(site) || !URL.canParse(site) || site.includes('#'))) {
    faults.push(
      `UNKNOT_SITE_URL is “${site}”; it must be an address such as https://www.your-spa.example/book.`,
    );
  }
  return {
    ...(smtp && { smtp }),
    ...(mailFrom && { mailFrom }),
    ...(toSpa === undefined ? {} : { mailToSpa: toSpa }),
    ...(templates === undefined ? {} : { mailTemplates: templates }),
    ...(site === undefined ? {} : { siteUrl: site }),
  };
}

function smtpSettings(value: string, faults: string[]): SmtpSettings | undefined {
  const fault = (why: string) => void faults.push(`UNKNOT_SMTP_URL ${why}`);
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url?.hostname || !/^smtps?:$/.test(url.protocol) || !/^\/?$/.test(url.pathname) || url.hash) {
    fault('must be an address such as smtps://user:password@mail.example, or smtp://… with STARTTLS.');
    return undefined;
  }
  const extra = [...url.searchParams.keys()].filter((name) => name !== 'tls');
  const tls = url.searchParams.get('tls');
  if (extra.length) fault(`has “${extra[0]}”; behind the ? there can be tls=none alone.`);
  if (tls !== null && tls !== 'none') fault('can have tls=none behind the ?, and nothing else of tls.');
  const secure = url.protocol === 'smtps:';
  if (secure && tls === 'none') fault('says both smtps and tls=none.');
  const [user, pass] = [url.username, url.password].map(plain);
  if (user === undefined || pass === undefined) fault('has a % that is part of no %XX: write % as %25.');
  else if (!user !== !pass) fault('has a user without a password, or a password without a user.');
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    // On this machine nobody listens in between.
    tls: secure ? 'from-the-start' : tls === 'none' || LOCAL.test(url.hostname) ? 'none' : 'starttls',
    ...(user && pass ? { user, pass } : {}),
  };
}

function plain(encoded: string): string | undefined {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return undefined;
  }
}

function mailAddress(value: string, faults: string[]): MailAddress | undefined {
  const [, name, inner] = /^([^<>"]*?)\s*<([^<>]*)>$/.exec(value) ?? [];
  const address = inner ?? value;
  if (!isAddress(address) || /\p{Cc}/u.test(value)) {
    faults.push(
      `UNKNOT_MAIL_FROM is “${value}”; it must be one e-mail address, such as hello@your-spa.example or Your Spa <hello@your-spa.example>.`,
    );
    return undefined;
  }
  return { ...(name ? { name } : {}), address };
}

/** Is it one address and nothing besides? As in core: what HTML takes, with a dot in the domain, or this machine. */
export function isAddress(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+|localhost)$/.test(
      text,
    )
  );
}
