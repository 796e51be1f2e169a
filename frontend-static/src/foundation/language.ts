/** Chinese first and complete, English complete: each page's words in two objects of one shape. */

import { readCookie, writeCookie } from './cookies';

export type Language = 'zh-CN' | 'en';

export const language: Language = readCookie('lang') === 'en' ? 'en' : 'zh-CN';

/** Words of one page. English must have just the entries that Chinese has. */
export function words<Words>(chinese: Words, english: NoInfer<Words>): Words {
  return language === 'en' ? english : chinese;
}

/** The server's sentence in the reader's language. */
export function sentenceOf(said: { message: string; messageEn: string }): string {
  return language === 'en' ? said.messageEn : said.message;
}

/** Words are chosen when a page is loaded; so the page is loaded again. Drafts are kept. */
export function speak(next: Language): void {
  writeCookie('lang', next);
  location.reload();
}
