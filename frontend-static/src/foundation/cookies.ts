/** Two choices are kept in cookies, so that pages rendered by the server know them too. */

const A_YEAR_IN_SECONDS = 31_536_000;

export function readCookie(name: 'mode' | 'lang'): string | undefined {
  return document.cookie
    .split('; ')
    .find((each) => each.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}

export function writeCookie(name: 'mode' | 'lang', value: string): void {
  document.cookie = `${name}=${value}; Path=/; Max-Age=${A_YEAR_IN_SECONDS}; SameSite=Lax`;
}
