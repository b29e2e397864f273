/** Codes to try out: the README names them. Vouchers have codes that nobody can guess; the agenda makes and shows them. */
const FIRST_CODES = [
  { kind: 'percent', percent: 10, word: 'RELAX10', name: 'Ten per cent off' },
  { kind: 'amount', amount: 1500, word: 'WELCOME15', name: 'Welcome', perEmail: 1 },
] as const;

/** The part of the server that is needed here. */
interface App {
  readonly fetch: (request: Request) => Response | Promise<Response>;
}

/** Makes them as staff do. */
export async function makeFirstCodes(app: App, staffToken: string): Promise<void> {
  for (const code of FIRST_CODES) {
    await app.fetch(
      new Request('http://localhost/v1/codes', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${staffToken}` },
        body: JSON.stringify(code),
      }),
    );
  }
}
