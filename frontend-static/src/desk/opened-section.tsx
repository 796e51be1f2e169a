/** A part of the page that was just opened: takes the focus, closes on Escape, gives the focus back. */

import { useEffect, useRef } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { words } from '../foundation/language';

const w = words({ close: '收起' }, { close: 'Close' });

interface OpenedSectionProps {
  id: string;
  title: string;
  /** False when the page came with it open: then nobody has asked for it. */
  takesFocus?: boolean;
  onClose: () => void;
  children: ComponentChildren;
}

export function OpenedSection({ id, title, takesFocus = true, onClose, children }: OpenedSectionProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const section = useRef<HTMLElement>(null);
  const before = useRef(document.activeElement);
  const close = () => {
    onClose();
    const opener = before.current;
    if (opener instanceof HTMLElement) opener.focus();
  };
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
    section.current?.addEventListener('keydown', (event) => {
      // Escape also ends the choice of a character in a Chinese input method.
      if (event.key === 'Escape' && !event.isComposing) latest.current();
    });
  }, []);
  return (
    <section class="card opened" id={id} aria-labelledby={`${id}-title`} ref={section}>
      <h2 id={`${id}-title`} ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
      <button type="button" class="link" onClick={close}>
        {w.close}
      </button>
    </section>
  );
}
