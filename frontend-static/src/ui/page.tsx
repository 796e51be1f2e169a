/** The frame inside the frame: one heading that is read out on arrival, and what loading looks like. */

import { useEffect, useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { Failure } from '../foundation/graphql';
import { words } from '../foundation/language';
import { Say } from './say';

const w = words(
  { portal: '免证通', loading: '正在读取……', again: '再试一次', back: '返回' },
  { portal: 'Mianzheng', loading: 'Loading…', again: 'Try again', back: 'Back' },
);

let pagesSeen = 0;

interface PageProps {
  title: string;
  /** Where “back” leads; without it there is no such link. */
  back?: string;
  children: ComponentChildren;
}

/** Sets the title and moves the focus to the heading, but not on the first page of a visit. */
export function Page({ title, back, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – ${w.portal}`;
  }, [title]);
  useEffect(() => {
    pagesSeen += 1;
    if (pagesSeen > 1) heading.current?.focus();
  }, []);
  return (
    <>
      {back && (
        <a class="back" href={back}>
          <span aria-hidden="true">‹</span>&nbsp;{w.back}
        </a>
      )}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </>
  );
}

/** While an answer is on its way, or when none came. */
export function Waiting({ failure, again }: { failure?: Failure | undefined; again?: () => void }) {
  if (!failure) return <p role="status">{w.loading}</p>;
  return (
    <Say kind="error">
      <p>{failure.message}</p>
      {again && (
        <button type="button" class="button plain" onClick={again}>
          {w.again}
        </button>
      )}
    </Say>
  );
}
