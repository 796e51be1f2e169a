/** Two choices are kept in cookies, so that pages rendered by the server know them too. */

const A_YEAR_IN_SECONDS = 31_536_000;

// Over https the name binds a cookie to this host, as the server does it; plain http is development only.
const SECURE = location.protocol === 'https:';

export function readCookie(word: 'mode' | 'lang'): string | undefined {
  const name = nameOf(word);
  return document.cookie
    .split('; ')
    .find((each) => each.startsWith(`${name}=`))
    ?.slice(name.length + 1);
}

export function writeCookie(word: 'mode' | 'lang', value: string): void {
  const kept = `Path=/; Max-Age=${A_YEAR_IN_SECONDS}; SameSite=Lax`;
  document.cookie = `${nameOf(word)}=${value}; ${kept}${SECURE ? '; Secure' : ''}`;
}

function nameOf(word: string): string {
  return SECURE ? `__Host-${word}` : word;
}
