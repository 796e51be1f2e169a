/** What a new share says, and what must be filled in before it can be made. */

import type { CreateShareInput } from '../generated/sharing';
import { words } from '../foundation/language';
import { lengthMistake } from '../request/steps';
import { newToken } from '../foundation/token';
import type { Mistakes } from '../ui/fields';

export type Terms = Required<Omit<CreateShareInput, 'clientToken'>>;

/** As the server has them. */
export const LIMITS = { recipient: 100, purpose: 200, papers: 10 };
export const DAYS = [1, 3, 7, 15, 30];
export const VIEWS = [1, 3, 10, 20, 50];

const w = words(
  {
    papers: '请至少选一份证照。',
    many: `一次最多分享 ${LIMITS.papers} 份，请少选几份。`,
    recipient: '请写给谁看。',
    purpose: '请写用来做什么。',
  },
  {
    papers: 'Please choose at least one paper.',
    many: `At most ${LIMITS.papers} papers at once. Please choose fewer.`,
    recipient: 'Please say who will see it.',
    purpose: 'Please say what it is for.',
  },
);

/** The least that is seen, for a week. */
export function newTerms(proofId: string | null): Terms {
  return {
    proofIds: proofId ? [proofId] : [],
    recipient: '',
    purpose: '',
    view: 'LIGHT',
    challenge: 'DIGITS',
    days: 7,
    maxViews: 10,
  };
}

/** The fields are called as the server calls them, so that its mistakes find their place. */
export function mistakesIn({ proofIds, recipient, purpose }: Terms): Mistakes {
  return {
    proofIds: proofIds.length === 0 ? w.papers : proofIds.length > LIMITS.papers ? w.many : undefined,
    recipient: lengthMistake(recipient, LIMITS.recipient, w.recipient),
    purpose: lengthMistake(purpose, LIMITS.purpose, w.purpose),
  };
}

/**
 * Gives each content a token of its own: the same terms sent again, after an answer was lost on the
 * way, are the same share; changed ones are another.
 */
export function tokens(): (terms: Terms) => string {
  const made = new Map<string, string>();
  return (terms) => {
    const key = JSON.stringify(terms);
    const token = made.get(key) ?? newToken();
    made.set(key, token);
    return token;
  };
}
