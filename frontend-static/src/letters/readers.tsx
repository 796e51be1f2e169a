/** Who has to do with an office's letters, and where they find them. */

import type { ComponentChildren } from 'preact';
import { words } from '../foundation/language';
import { path } from '../foundation/router';
import { me, rolesOf } from '../foundation/session';
import { Page } from '../ui/page';

const w = words(
  {
    others: '这个页面给起草、批准文书和保管印章的人员使用。您现在的身份不是。',
    choose: '到“我的”里选择单位',
    link: '文书',
  },
  {
    others: 'This page is for those who draft and approve letters or keep the seal, which you are not now.',
    choose: 'Choose your office under “Me”',
    link: 'Letters',
  },
);

/** The children, unless the portal would refuse them to this post. */
export function ReadersOnly({ title, children }: { title: string; children: ComponentChildren }) {
  if (mayRead()) return <>{children}</>;
  return (
    <Page title={title}>
      <p>{w.others}</p>
      <a class="button" href="/account">
        {w.choose}
      </a>
    </Page>
  );
}

/** Where one came from stays around the page: the desk, or the supervisors' pages. */
export function placeOfLetters(): string {
  return path.value.startsWith('/desk') ? '/desk/letters' : '/supervisor/letters';
}

/** The way to the letters; committees write none. */
export function LettersLink() {
  const { actingFor, offices } = me.value ?? {};
  const office = offices?.find(({ organisation }) => organisation.id === actingFor?.id)?.organisation;
  if (!mayRead() || office?.kind === 'COMMITTEE') return null;
  return (
    <p>
      <a class="link" href={placeOfLetters()}>
        {w.link}
      </a>
    </p>
  );
}

function mayRead(): boolean {
  const roles = rolesOf(me.value);
  return roles.includes('SUPERVISOR') || roles.includes('APPROVER') || roles.includes('SEAL_KEEPER');
}
